import type { Reference } from '../api/object.ts'

/** A part of a line: one thing that happened to one object. */
export interface Clause {
  readonly text: string
  /**
   * Set when it may happen over and over, as in a crash loop: lines alike under this key are counted instead of told
   * again.
   */
  readonly again?: string
}

/** Something that happens once, and after which the object's story begins anew. */
export const once = (text: string): Clause => ({ text })

/** Something that may repeat itself; `key` leaves out the numbers that count up. */
export const again = (text: string, key = text): Clause => ({ text, again: key })

/** What a line is about: `Pod/web-0`, outside the namespace default `Pod/shop/web-0`. */
export function subject({ kind, namespace, name }: Reference): string {
  return namespace === undefined || namespace === 'default' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`
}
