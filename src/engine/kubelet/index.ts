import type { ComponentFactory } from '../component.ts'
import { RecordedKubelet } from './recorded-kubelet.ts'
import { Wiring } from './wire.ts'

/** The kubelets of all nodes, in one component; under the profile `recorded` what stood in for them where the recordings were made. */
export const kubelet: ComponentFactory = {
  name: 'kubelet',
  make: context => (context.profile.name === 'recorded' ? new RecordedKubelet(context) : new Wiring(context)),
}
