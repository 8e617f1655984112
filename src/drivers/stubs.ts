import type { Answer, Question } from '../engine/outside.ts'

type Nock = typeof import('nock').default
type Interceptor = ReturnType<ReturnType<Nock>['get']>

/** What nock leaves on the global object once anyone has loaded it: as long as it is missing, nobody has stubbed anything. */
const traceOfNock = '__MSW_INTERCEPTORS_REGISTRY'

/**
 * The HTTP answers that a scenario has stubbed with nock: ours and those of users' own steps. nock is loaded only when somebody uses it,
 * and a host without an interceptor is never asked, so that no probe ever reaches the network.
 */
export class Stubs {
  #nock?: Nock
  #mocks = ''
  readonly #own = new Map<string, Interceptor>()

  /** Notices a nock that users' steps have loaded, and interceptors that came or went. True if those are not what they were. */
  async refresh(): Promise<boolean> {
    if (this.#nock === undefined && traceOfNock in globalThis) await this.#load()
    const mocks = this.#nock?.activeMocks().join('\n') ?? ''
    if (mocks === this.#mocks) return false
    this.#mocks = mocks
    return true
  }

  /** From now on requests like `GET /healthz` to the pod are answered with this status. `host` matches the pod's names. */
  async stub(host: RegExp, method: string, path: string, status: number): Promise<void> {
    const nock = await this.#load()
    const key = `${method} ${host.source} ${path}`
    const earlier = this.#own.get(key)
    if (earlier !== undefined) nock.removeInterceptor(earlier)
    const interceptor = nock(host).persist().intercept(path, method)
    interceptor.reply(status)
    this.#own.set(key, interceptor)
  }

  /** Whether an interceptor covers the host (`name:port`). */
  answersFor(host: string): boolean {
    return this.#nock?.activeMocks().some(mock => covers(mock.slice(mock.indexOf(' ') + 1), `http://${host}`)) ?? false
  }

  async answer({ method, url, headers, timeout }: Question): Promise<Answer> {
    try {
      const response = await fetch(url, { method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeout) })
      const body = await response.text()
      if (response.status === 501 && body.includes('ERR_NOCK_NO_MATCH')) return { unstubbed: true }
      return { status: response.status, body }
    } catch (error) {
      const { cause, message } = error as Error
      return { error: cause instanceof Error ? cause.message : message }
    }
  }

  /** Takes back what this scenario stubbed; interceptors of others stay. */
  clear(): void {
    for (const interceptor of this.#own.values()) this.#nock?.removeInterceptor(interceptor)
    this.#own.clear()
  }

  async #load(): Promise<Nock> {
    this.#nock ??= (await import('nock')).default
    return this.#nock
  }
}

/** Whether nock's description of a mock (`http://host:80/path`, or `/pattern//path` for a pattern) covers the origin. */
function covers(mock: string, origin: string): boolean {
  if (!mock.startsWith('/')) return mock.startsWith(`${origin}/`) || mock.startsWith(`${origin}:80/`)
  for (let end = mock.indexOf('/', 1); end !== -1; end = mock.indexOf('/', end + 1)) {
    const pattern = mock.slice(1, end).replace(/\\$/, '')
    if (mock[end - 1] !== '\\' && matchesOrigin(pattern, origin)) return true
  }
  return false
}

function matchesOrigin(pattern: string, origin: string): boolean {
  try {
    return new RegExp(pattern).test(origin)
  } catch {
    return false
  }
}
