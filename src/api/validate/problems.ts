import { goJson, goQuoted } from '../go-json.ts'
import type { StatusCause } from '../types.ts'

/** A value as the API server's messages show it: strings quoted, everything else as JSON. */
const shown = (value: unknown): string => (typeof value === 'string' ? goQuoted(value) : goJson(value))

const joined = (...parts: string[]): string => parts.filter(part => part !== '').join(': ')

/** What validation finds wrong with an object, in the order in which the API server says it. */
export class Problems {
  readonly causes: StatusCause[] = []

  required(field: string, detail = ''): void {
    this.#add('FieldValueRequired', field, joined('Required value', detail))
  }

  invalid(field: string, value: unknown, detail: string): void {
    this.#add('FieldValueInvalid', field, joined('Invalid value', shown(value), detail))
  }

  /** Like {@link invalid}, with the value already in the form in which the API server prints it. */
  invalidAs(field: string, text: string, detail: string): void {
    this.#add('FieldValueInvalid', field, joined('Invalid value', text, detail))
  }

  forbidden(field: string, detail: string): void {
    this.#add('FieldValueForbidden', field, joined('Forbidden', detail))
  }

  unsupported(field: string, value: unknown, supported: readonly string[]): void {
    const values = supported.map(one => JSON.stringify(one)).join(', ')
    this.#add('FieldValueNotSupported', field, joined('Unsupported value', shown(value), `supported values: ${values}`))
  }

  /** Like {@link unsupported}, with the value already in the form in which the API server prints it. */
  unsupportedAs(field: string, text: string, supported: readonly string[]): void {
    const values = supported.map(one => JSON.stringify(one)).join(', ')
    this.#add('FieldValueNotSupported', field, joined('Unsupported value', text, `supported values: ${values}`))
  }

  notFound(field: string, value: unknown, detail = ''): void {
    this.#add('FieldValueNotFound', field, joined('Not found', shown(value), detail))
  }

  duplicate(field: string, value: unknown): void {
    this.#add('FieldValueDuplicate', field, joined('Duplicate value', shown(value)))
  }

  /** Like {@link duplicate}, with the value already in the form in which the API server prints it. */
  duplicateAs(field: string, text: string): void {
    this.#add('FieldValueDuplicate', field, joined('Duplicate value', text))
  }

  tooLong(field: string, limit: number): void {
    this.#add('FieldValueTooLong', field, joined('Too long', `may not be more than ${limit} bytes`))
  }

  tooMany(field: string, count: number, limit: number): void {
    this.#add('FieldValueTooMany', field, joined('Too many', `${count}`, `must have at most ${limit} items`))
  }

  /** Every answer of a rule for names, about one value. */
  each(field: string, value: string, problems: readonly string[]): void {
    for (const problem of problems) this.invalid(field, value, problem)
  }

  notNegative(field: string, value: number | undefined): void {
    if (value !== undefined && value < 0) this.invalid(field, value, 'must be greater than or equal to 0')
  }

  /** True if the value is one of those that are allowed; reports it otherwise. */
  oneOf(field: string, value: string, allowed: readonly string[]): boolean {
    if (allowed.includes(value)) return true
    this.unsupported(field, value, allowed)
    return false
  }

  immutable(field: string, value: unknown): void {
    this.invalid(field, value, 'field is immutable')
  }

  #add(reason: string, field: string, message: string): void {
    this.causes.push({ reason, message, field })
  }
}
