import { referenceTo } from '../../api/object.ts'
import type { Invariant } from './invariant.ts'

/** I2. A pod's name stands for one object: another one, with another uid, comes only after the one before is gone. */
export const oneObject: Invariant = {
  id: 'I2',
  class: 'H',
  watches: ['Pod'],
  begin({ tell }) {
    return {
      revision(entry) {
        const { object, before, change } = entry
        const isAnother = before !== undefined && before.metadata.uid !== object.metadata.uid
        if (!isAnother && !(change === 'created' && before !== undefined)) return
        tell(referenceTo(object), { says: 'twoObjects', of: { object: { kind: 'Pod', name: object.metadata.name } } }, [
          entry,
        ])
      },
    }
  },
}
