import type { ComponentFactory } from '../component.ts'
import { Kubelet } from './kubelet.ts'

/** The kubelets of all nodes, in one component. */
export const kubelet: ComponentFactory = { name: 'kubelet', make: context => new Kubelet(context) }
