import { Mistake } from '../expect/mistake.ts'

/** A row of a table without a head: what is spoken of, and what is said of it. */
export type Row = readonly [name: string, value: string]

/** The rows of a table that must have two columns. Throws a Mistake for any other. */
export function twoColumns(rows: readonly (readonly string[])[]): readonly Row[] {
  const other = rows.find(({ length }) => length !== 2)
  if (other !== undefined) throw new Mistake(messages => messages.mistake.notTwoColumns({ columns: other.length }))
  return rows as unknown as readonly Row[]
}
