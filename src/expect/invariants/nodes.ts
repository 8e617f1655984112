import type { Node } from '../../api/types.ts'

/** The node is there, and its kubelet says that it works. */
export const isHeardOf = (node: Node | undefined): boolean =>
  node?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true

/** The node was declared dead by hand: what is on it may be taken away by force. */
export const isOutOfService = (node: Node | undefined): boolean =>
  node?.spec?.taints?.some(({ key }) => key === 'node.kubernetes.io/out-of-service') === true
