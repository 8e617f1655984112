import type { Volumes } from './volumes.ts'

/** Something mounted into a container. */
export interface Mount {
  readonly path: string
  readonly readOnly: boolean
  /** Path within the volume under which the mount lies; empty for the whole volume. */
  readonly subPath: string
  readonly files: Map<string, string>
}

/** Why a file could not be read or written. `kind` is for messages in other languages. */
export class FileProblem extends Error {
  readonly kind: 'not-running' | 'no-such-file' | 'read-only'
  readonly pod: string
  readonly path: string

  constructor(kind: FileProblem['kind'], pod: string, path: string) {
    const because = {
      'not-running': `pod ${pod} has no running container to work in`,
      'no-such-file': `${path}: No such file or directory in pod ${pod}`,
      'read-only': `${path}: Read-only file system in pod ${pod}`,
    }[kind]
    super(because)
    this.name = 'FileProblem'
    this.kind = kind
    this.pod = pod
    this.path = path
  }
}

/** One running container as its processes see it: what is mounted, and what it keeps to itself until it ends. */
interface Root {
  readonly mounts: readonly Mount[]
  readonly environment: ReadonlyMap<string, string>
  readonly own: Map<string, string>
}

type Who = { metadata: { namespace?: string; name?: string; uid?: string } }

/** The file systems of running containers. What is written under a mount lives with the volume; anything else dies with the container. */
export class PodFiles {
  readonly volumes: Volumes
  readonly #roots = new Map<string, Map<string, Root>>()

  constructor(volumes: Volumes) {
    this.volumes = volumes
  }

  /** A container starts: from now on files can be written in it. */
  open(podUid: string, container: string, { mounts, environment }: Omit<Root, 'own'>): void {
    const roots = this.#roots.get(podUid) ?? new Map<string, Root>()
    this.#roots.set(podUid, roots)
    const longestFirst = [...mounts].sort((a, b) => b.path.length - a.path.length)
    roots.set(container, { mounts: longestFirst, environment, own: new Map() })
  }

  close(podUid: string, container: string): void {
    const roots = this.#roots.get(podUid)
    roots?.delete(container)
    if (roots?.size === 0) this.#roots.delete(podUid)
  }

  /**
   * Writes a whole file, in the pod's container of that name or else in the first that runs.
   * @throws FileProblem where there is no running container, or the path is mounted read-only.
   */
  write(pod: Who, path: string, text: string, container?: string): void {
    const place = this.#place(pod, path, container)
    if (place.readOnly) throw new FileProblem('read-only', pod.metadata.name!, path)
    place.files.set(place.path, text)
  }

  /** @throws FileProblem where there is no running container, or no such file. */
  read(pod: Who, path: string, container?: string): string {
    const place = this.#place(pod, path, container)
    const text = place.files.get(place.path)
    if (text === undefined) throw new FileProblem('no-such-file', pod.metadata.name!, path)
    return text
  }

  exists(pod: Who, path: string, container?: string): boolean {
    const place = this.#place(pod, path, container)
    return place.files.has(place.path)
  }

  /** Removes a file; true when there was one. */
  remove(pod: Who, path: string, container?: string): boolean {
    const place = this.#place(pod, path, container)
    return place.files.delete(place.path)
  }

  /** The environment of a running container's process, as it was when the process started. */
  environment(pod: Who, container?: string): ReadonlyMap<string, string> | undefined {
    return this.#root(pod, container)?.environment
  }

  #root(pod: Who, container: string | undefined): Root | undefined {
    const roots = this.#roots.get(pod.metadata.uid ?? '')
    return container === undefined ? roots?.values().next().value : roots?.get(container)
  }

  #place(
    pod: Who,
    path: string,
    container: string | undefined,
  ): { files: Map<string, string>; path: string; readOnly: boolean } {
    const root = this.#root(pod, container)
    if (root === undefined) throw new FileProblem('not-running', pod.metadata.name!, path)
    const whole = normal(path)
    const mount = root.mounts.find(({ path: at }) => whole === at || whole.startsWith(at === '/' ? '/' : `${at}/`))
    if (mount === undefined) return { files: root.own, path: whole, readOnly: false }
    return {
      files: mount.files,
      path: normal(mount.subPath + whole.slice(mount.path === '/' ? 0 : mount.path.length)),
      readOnly: mount.readOnly,
    }
  }
}

/** `/data//x/../y/` is `/data/y`. */
export function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
