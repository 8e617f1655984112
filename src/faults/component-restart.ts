import type { SuddenFault } from './fault.ts'

/** A component of the control plane crashes and starts again: it forgets all that it knew, and lists everything anew. */
export const componentRestart = (component: string): SuddenFault => ({
  name: 'component-restart',
  details: { component },
  happen: engine => engine.restart(component),
})
