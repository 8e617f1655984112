import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** The letters and digits that Kubernetes makes name suffixes of: none that spell a word or look alike. */
const suffixAlphabet = 'bcdfghjklmnpqrstvwxz2456789'

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The one source of chance of a scenario: the same seed gives the same draws on every machine. */
export class Chance {
  readonly #generator

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed)
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return uniformInt(this.#generator, low, high)
  }

  /** Five characters, as generateName appends them. */
  suffix(): string {
    return Array.from({ length: 5 }, () => suffixAlphabet[this.integer(0, suffixAlphabet.length - 1)]).join('')
  }

  /** A uid of the shape of RFC 4122, version 4. */
  uid(): string {
    const [a, b, c, d] = [this.word(), this.word(), this.word(), this.word()]
    const variant = '89ab'[Number.parseInt(c[0]!, 16) % 4]
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`
  }

  /** 32 bits in hexadecimal. */
  word(): string {
    const bits = this.#generator.next()
    return `${bytes[bits >>> 24]}${bytes[(bits >>> 16) & 255]}${bytes[(bits >>> 8) & 255]}${bytes[bits & 255]}`
  }
}
