/** What is known of one volume on one node. */
export interface OnNode {
  readonly node: string
  /** The pods on the node that want the volume. */
  readonly pods: readonly PodOnNode[]
  /** Whether a VolumeAttachment says, or is about to say, that the node has it. */
  readonly attachment: 'none' | 'attaching' | 'attached' | 'detaching'
  /** Whether the last try to detach it failed. */
  readonly hasFailedToDetach: boolean
  /** Whether the node still uses it, as far as is known. */
  readonly isMounted: boolean
  readonly health: 'ready' | 'not-ready' | 'out-of-service' | 'gone'
  /** Since when nobody wants it there, in virtual milliseconds; undefined while somebody does. */
  readonly unwantedSince: number | undefined
}

export interface PodOnNode {
  readonly namespace: string
  readonly name: string
}

/** What is to be done with the volume on one node. */
export type Effect =
  | { readonly does: 'attach'; readonly node: string }
  | { readonly does: 'detach'; readonly node: string }
  /** It stays attached to a node that may still use it, at most until `until`; without that, until the node says that it does not. */
  | { readonly does: 'await-unmount'; readonly node: string; readonly until?: number }
  /** The pods on `node` wait for it, since another node has it. */
  | {
      readonly does: 'refuse'
      readonly node: string
      readonly pods: readonly PodOnNode[]
      readonly others: readonly PodOnNode[]
    }

export interface Situation {
  readonly isExclusive: boolean
  readonly nodes: readonly OnNode[]
  readonly now: number
  /** How long a node that is not ready may keep a volume that nobody wants there. */
  readonly forceDetach: number
}

/** Where a volume is to be attached and detached now: what is to be detached comes first. */
export function decideAttachment(situation: Situation): Effect[] {
  const detaching = situation.nodes.filter(
    ({ pods, attachment }) => pods.length === 0 && (attachment === 'attached' || attachment === 'attaching'),
  )
  const wanting = situation.nodes.filter(
    ({ pods, attachment, health }) => pods.length > 0 && attachment === 'none' && health !== 'gone',
  )
  return [...detaching.map(place => decideDetach(place, situation)), ...decideAttach(wanting, situation)]
}

/** A healthy node is waited for; one that is not ready, or gone, only so long; one that is out of service not at all. */
function decideDetach({ node, isMounted, health, unwantedSince }: OnNode, { now, forceDetach }: Situation): Effect {
  if (!isMounted || health === 'out-of-service') return { does: 'detach', node }
  if (health === 'ready') return { does: 'await-unmount', node }
  const until = (unwantedSince ?? now) + forceDetach
  return now >= until ? { does: 'detach', node } : { does: 'await-unmount', node, until }
}

/**
 * One node at a time has an exclusive volume: while it is on its way to one, or from it, the others wait in silence (the reconciler starts nothing
 * while another operation on the volume is pending); once it is there, or will not go, they are told.
 */
function decideAttach(wanting: readonly OnNode[], { isExclusive, nodes }: Situation): Effect[] {
  if (!isExclusive) return wanting.map(({ node }) => ({ does: 'attach', node }))
  const elsewhere = nodes.filter(({ attachment }) => attachment !== 'none')
  if (elsewhere.some(isOnTheWay)) return []
  if (elsewhere.length === 0) return wanting.slice(0, 1).map(({ node }) => ({ does: 'attach', node }))
  const others = elsewhere.flatMap(({ pods }) => pods)
  return wanting.map(({ node, pods }) => ({ does: 'refuse', node, pods, others }))
}

const isOnTheWay = ({ attachment, hasFailedToDetach }: OnNode): boolean =>
  attachment === 'attaching' || (attachment === 'detaching' && !hasFailedToDetach)

/** What a waiting pod is told; pods of other namespaces are counted, not named. */
export function multiAttachMessage(volume: string, pod: PodOnNode, others: readonly PodOnNode[]): string {
  const near = others.filter(({ namespace }) => namespace === pod.namespace).map(({ name }) => name)
  const far = others.length - near.length
  return `Multi-Attach error for volume "${volume}" ${whoHasIt(near, far)}`
}

function whoHasIt(near: readonly string[], far: number): string {
  if (near.length + far === 0)
    return "Volume is already exclusively attached to one node and can't be attached to another"
  if (near.length === 0) return `Volume is already used by ${far} pod(s) in different namespaces`
  const named = `Volume is already used by pod(s) ${near.join(', ')}`
  return far === 0 ? named : `${named} and ${far} pod(s) in different namespaces`
}
