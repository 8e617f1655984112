/** What is written on persistent volumes: it stays as long as the volume, whichever pod mounts it. */
export class Volumes {
  readonly #files = new Map<string, Map<string, string>>()

  /** The files of a volume by path; `uid` is that of its PersistentVolume. */
  of(uid: string): Map<string, string> {
    const files = this.#files.get(uid) ?? new Map<string, string>()
    this.#files.set(uid, files)
    return files
  }

  isEmpty(uid: string): boolean {
    return (this.#files.get(uid)?.size ?? 0) === 0
  }

  /** All that was written on it is gone: the volume was deleted, or recycled. */
  delete(uid: string): void {
    this.#files.delete(uid)
  }
}
