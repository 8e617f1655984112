import { parseQuantity as readQuantity } from '../api/quantity.ts'

/** `"web-0, web-1"`: names with commas between them; spaces and the Chinese commas are fine. */
export function parseNames(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map(name => name.trim())
    .filter(name => name !== '')
}

/** A quantity as Kubernetes writes it, kept as it stands; an error shows the forms. */
export function parseQuantity(text: string): string {
  try {
    readQuantity(text)
    return text
  } catch {
    throw new RangeError(`${JSON.stringify(text)} is not a quantity: write 2, 500m, 1Gi or 10G`)
  }
}
