import type { LastingFault } from './fault.ts'

/**
 * The API server refuses to create objects of a kind, as when a quota is used up or a policy forbids them: until the fault ends, or so many times.
 * `because` is what stands behind `pods "web-1" is forbidden: `.
 */
export const creationRefused = (kind: string, because: string, times = Infinity): LastingFault => ({
  name: 'creation-refused',
  about: { kind, name: '*' },
  details: { because, ...(times < Infinity && { times }) },
  begin: ({ apiServer }, over) => apiServer.refusals.begin(kind, because, times, over),
  end: ({ apiServer }) => apiServer.refusals.end(kind),
})
