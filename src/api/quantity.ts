/**
 * Quantities: `500m`, `1Gi`, `1.5`, `2e3`. A value is kept in billionths (Kubernetes' finest step, to which it rounds away from zero) as a bigint, so
 * that sums and comparisons are exact.
 */

export type QuantityLike = string | number

type Format = 'BinarySI' | 'DecimalSI' | 'DecimalExponent'

export interface Quantity {
  /** In billionths. */
  nanos: bigint
  format: Format
}

export class QuantityError extends Error {}

const formatWrong = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

const decimalExponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
}
const binaryExponents: Readonly<Record<string, number>> = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5, Ei: 6 }

const shape = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/

function scaleOf(suffix: string): { base: 10 | 1024; exponent: number; format: Format } {
  const binary = binaryExponents[suffix]
  if (binary !== undefined) return { base: 1024, exponent: binary, format: 'BinarySI' }
  const decimal = decimalExponents[suffix]
  if (decimal !== undefined) return { base: 10, exponent: decimal, format: 'DecimalSI' }
  if (/^[eE][-+]?[0-9]+$/.test(suffix))
    return { base: 10, exponent: Number(suffix.slice(1)), format: 'DecimalExponent' }
  throw new QuantityError("unable to parse quantity's suffix")
}

function divideAwayFromZero(value: bigint, divisor: bigint): bigint {
  return value % divisor === 0n ? value / divisor : value / divisor + 1n
}

function parse(text: string): Quantity {
  const parts = text === '' ? null : shape.exec(text)
  if (parts === null) throw new QuantityError(formatWrong)
  const [, sign, whole = '', fraction = '', suffix = ''] = parts
  const { base, exponent, format } = scaleOf(suffix)
  const digits = BigInt(`${whole}${fraction}` || '0')
  // An exponent without bound would ask for as many digits; beyond these limits every value is 0 or the largest there is.
  const shift = Math.max(-400, Math.min(400, (base === 10 ? exponent : 0) + 9 - fraction.length))
  const scaled = base === 1024 ? digits * 1024n ** BigInt(exponent) : digits
  const size = shift >= 0 ? scaled * 10n ** BigInt(shift) : divideAwayFromZero(scaled, 10n ** BigInt(-shift))
  return { nanos: sign === '-' ? -size : size, format }
}

export function isQuantity(text: string): boolean {
  try {
    parseQuantity(text)
    return true
  } catch {
    return false
  }
}

const parsed = new Map<string, Quantity>()

/** Reads a quantity; the answer is shared, don't change it. Throws a QuantityError with the API server's text. */
export function parseQuantity(value: QuantityLike): Quantity {
  const text = String(value).trim()
  let quantity = parsed.get(text)
  if (quantity === undefined) {
    quantity = parse(text)
    if (parsed.size > 10_000) parsed.clear()
    parsed.set(text, quantity)
  }
  return quantity
}

const billion = 1_000_000_000n

function formatDecimal(nanos: bigint, format: Format): string {
  if (nanos === 0n) return '0'
  let number = nanos
  let exponent = -9
  while (number % 1000n === 0n && (exponent < 18 || format === 'DecimalExponent')) {
    number /= 1000n
    exponent += 3
  }
  if (format === 'DecimalExponent') return exponent === 0 ? String(number) : `${number}e${exponent}`
  const suffix = Object.keys(decimalExponents).find(name => decimalExponents[name] === exponent)
  return `${number}${suffix}`
}

function formatBinary(value: bigint): string {
  let number = value
  let power = 0
  while (number % 1024n === 0n && power < 6) {
    number /= 1024n
    power += 1
  }
  const suffix = Object.keys(binaryExponents).find(name => binaryExponents[name] === power) ?? ''
  return `${number}${suffix}`
}

/** The form in which the API server writes the quantity back: no fraction, the largest suffix that fits (`1024Mi` is `1Gi`, `0.5` is `500m`). */
function formatQuantity({ nanos, format }: Quantity): string {
  if (format !== 'BinarySI') return formatDecimal(nanos, format)
  const small = nanos > -1024n * billion && nanos < 1024n * billion
  return small || nanos % billion !== 0n ? formatDecimal(nanos, 'DecimalSI') : formatBinary(nanos / billion)
}

const canonical = new Map<QuantityLike, string>()

/** {@link formatQuantity} of what {@link parseQuantity} reads, remembered. */
export function canonicalQuantity(value: QuantityLike): string {
  let text = canonical.get(value)
  if (text === undefined) {
    text = formatQuantity(parseQuantity(value))
    if (canonical.size > 10_000) canonical.clear()
    canonical.set(value, text)
  }
  return text
}

/** Below 0 if a is less than b, 0 if they are the same amount (`1Gi` and `1024Mi`), above 0 otherwise. */
export function compareQuantities(a: QuantityLike, b: QuantityLike): number {
  if (a === b) return 0
  const difference = parseQuantity(a).nanos - parseQuantity(b).nanos
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The sum, in the format of the first (of the second, if the first is zero). */
export function addQuantities(a: QuantityLike, b: QuantityLike): string {
  const left = parseQuantity(a)
  const right = parseQuantity(b)
  return formatQuantity({ nanos: left.nanos + right.nanos, format: left.nanos === 0n ? right.format : left.format })
}

/** In thousandths, rounded up: cores as millicores. */
export function milliValue(value: QuantityLike): number {
  const { nanos } = parseQuantity(value)
  return Number(nanos > 0n ? divideAwayFromZero(nanos, 1_000_000n) : nanos / 1_000_000n)
}

/** In whole units, rounded up: bytes. */
export function wholeValue(value: QuantityLike): number {
  const { nanos } = parseQuantity(value)
  return Number(nanos > 0n ? divideAwayFromZero(nanos, billion) : nanos / billion)
}
