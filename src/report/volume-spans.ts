import type { PersistentVolume, VolumeAttachment } from '../api/types.ts'
import type { Revision } from '../timeline/entry.ts'
import { type LifeSpan, proceed } from './lane.ts'
import { kinds } from './lane-kinds.ts'

/** Follows volumes through a log: two kinds of objects, the volume and its attachment, tell of one lane. */
export class Volumes {
  readonly #volumes = new Map<string, { volume: PersistentVolume; spans: LifeSpan[]; node?: string }>()

  /** The volume changed; `spans` is the life that it lives now. */
  volume(volume: PersistentVolume, spans: LifeSpan[], at: number): void {
    const { name } = volume.metadata
    this.#volumes.set(name, { ...this.#volumes.get(name), volume, spans })
    this.#proceed(name, at)
  }

  attachment({ spec, status }: VolumeAttachment, { at, change }: Revision): void {
    const name = spec.source.persistentVolumeName ?? ''
    const known = this.#volumes.get(name)
    if (known === undefined) return
    if (change !== 'deleted' && status?.attached) known.node = spec.nodeName
    else if (known.node === spec.nodeName) known.node = undefined
    this.#proceed(name, at)
  }

  /** The claim that a volume of this name belongs to, or last belonged to. */
  claimOf(name: string): string | undefined {
    return this.#volumes.get(name)?.volume.spec.claimRef?.name
  }

  #proceed(name: string, at: number): void {
    const { volume, spans, node } = this.#volumes.get(name)!
    if (spans.at(-1)?.to !== undefined) return
    const state = kinds.PersistentVolume!.stateOf(volume)
    const on = [this.claimOf(name), node].filter(part => part !== undefined).join(' · ')
    proceed(spans, at, state === 'bound' && node !== undefined ? 'attached' : state, on)
  }
}
