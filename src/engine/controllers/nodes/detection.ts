/** How often the node controller looks at all nodes. */
const monitorPeriod = 5_000
/** A node that never told of itself is given up after so long. */
const startupGrace = 60_000

/** The next look at all nodes, after `now`. */
export const nextLook = (now: number): number => (Math.floor(now / monitorPeriod) + 1) * monitorPeriod

/** The look that takes notice of what happened at `at`. */
const lookAt = (at: number): number => Math.ceil(at / monitorPeriod) * monitorPeriod

/**
 * When the node controller gives up on a node: at its first look more than the grace after the look that noticed the last heartbeat. All in virtual milliseconds.
 */
export const givenUpAt = (lastHeartbeat: number, grace: number): number => nextLook(lookAt(lastHeartbeat) + grace)

/** The same for a node that was created but never told of itself. */
export const neverHeardOfAt = (created: number): number => nextLook(created + startupGrace)
