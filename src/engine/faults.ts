import { type KubeObject, type Reference, referenceTo } from '../api/object.ts'

type Listener = (fault: string, about: Reference) => void

/** Which faults are on, and for what. A fault is data: what it does is up to the components that look. */
export class Faults {
  readonly #on = new Set<string>()
  readonly #listeners: Listener[] = []

  begin(fault: string, about: Reference | KubeObject): void {
    this.#on.add(keyOfFault(fault, about))
    this.#tell(fault, about)
  }

  end(fault: string, about: Reference | KubeObject): void {
    this.#on.delete(keyOfFault(fault, about))
    this.#tell(fault, about)
  }

  /** Tells the listener whenever a fault begins or ends. */
  onChange(listener: Listener): void {
    this.#listeners.push(listener)
  }

  isOn(fault: string, about: Reference | KubeObject): boolean {
    return this.#on.has(keyOfFault(fault, about))
  }

  #tell(fault: string, about: Reference | KubeObject): void {
    const target = 'metadata' in about ? referenceTo(about) : about
    for (const listener of this.#listeners) listener(fault, target)
  }
}

function keyOfFault(fault: string, about: Reference | KubeObject): string {
  const { namespace, name } = 'metadata' in about ? about.metadata : about
  return `${fault} ${about.kind}/${namespace === undefined ? name : `${namespace}/${name}`}`
}
