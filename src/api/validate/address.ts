import type { Problems } from './problems.ts'

/** The address as a number; undefined for what is no IPv4 address. */
export function addressOf(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** Whether the network, written `10.96.0.0/12`, has the address. */
export function isWithin(address: string, network: string): boolean {
  const [base, bits] = network.split('/') as [string, string]
  const size = 2 ** (32 - Number(bits))
  return Math.floor(addressOf(address)! / size) === Math.floor(addressOf(base)! / size)
}

/** Four numbers below 256, whatever zeros stand before them. */
const isVersion4 = (text: string): boolean => text.split('.').every(part => Number(part) < 256)

const groups = /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){1,7}$/i

/** Enough of IPv6 to tell an address from a mistake: eight groups, or fewer with one gap. */
function isVersion6(text: string): boolean {
  if (!groups.test(text) || text.includes(':::')) return false
  const gaps = text.split('::').length - 1
  return gaps === 1 || (gaps === 0 && text.split(':').length === 8 && !text.split(':').includes(''))
}

export function validateAddress(problems: Problems, field: string, address: string): void {
  if (/^\d+(\.\d+){3}$/.test(address) && /(^|\.)0\d/.test(address) && isVersion4(address))
    problems.invalid(field, address, 'must not have leading 0s')
  else if (addressOf(address) === undefined && !isVersion6(address))
    problems.invalid(field, address, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')
}

const special: readonly [string, string][] = [
  ['0.0.0.0/32', 'may not be unspecified (0.0.0.0)'],
  ['127.0.0.0/8', 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  ['169.254.0.0/16', 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  ['224.0.0.0/24', 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
]

/** An address that somebody outside can reach. */
export function validateOutsideAddress(problems: Problems, field: string, address: string): void {
  const before = problems.causes.length
  validateAddress(problems, field, address)
  if (problems.causes.length > before || addressOf(address) === undefined) return
  for (const [network, because] of special) if (isWithin(address, network)) problems.invalid(field, address, because)
}
