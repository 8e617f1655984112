/** A cluster has few images, and every status of a container names one: what is said of each is worked out once. */
function remembering<Answer>(answer: (image: string) => Answer): (image: string) => Answer {
  const known = new Map<string, Answer>()
  return image => {
    if (!known.has(image)) known.set(image, answer(image))
    return known.get(image)!
  }
}

/** `nginx:1.27` in full: `docker.io/library/nginx:1.27`; undefined where the text is no image reference. */
export const normalImage = remembering((image: string): string | undefined => {
  if (!/^[a-zA-Z0-9][\w.:/@-]*$/.test(image) || image.endsWith(':') || image.endsWith('/')) return undefined
  const [first, ...rest] = image.split('/')
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first!)
  const path = hasRegistry ? rest.join('/') : image
  if (path !== path.toLowerCase() && /[A-Z]/.test(path.replace(/[:@].*$/, ''))) return undefined
  const tagged = /[:@]/.test(path) ? path : `${path}:latest`
  if (hasRegistry) return `${first}/${tagged}`
  return rest.length === 0 ? `docker.io/library/${tagged}` : `docker.io/${tagged}`
})

/** The image without its tag or digest. */
export const repositoryOf = (image: string): string => image.replace(/(@.*|:[^:/]*)$/, '')

/** What containerd says of an image that its registry does not have. */
export function notFoundError(image: string): string {
  const name = normalImage(image) ?? image
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${name}: not found`
}

/** What containerd says while a registry cannot be reached. */
export function registryDownError(image: string): string {
  const name = normalImage(image) ?? image
  const [registry, ...path] = repositoryOf(name).split('/')
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry
  const tag = name.slice(repositoryOf(name).length + 1)
  return (
    `rpc error: code = Unavailable desc = failed to pull and unpack image "${name}": failed to resolve reference "${name}": ` +
    `failed to do request: Head "https://${host}/v2/${path.join('/')}/manifests/${tag}": dial tcp: lookup ${host}: i/o timeout`
  )
}

/** The image by its digest: one of the right shape, the same for the same image on every machine. */
export const imageIdOf = remembering((image: string): string => {
  const words = Array.from({ length: 8 }, (_, word) => fnv(`${word}/${image}`).toString(16).padStart(8, '0'))
  return `${repositoryOf(image)}@sha256:${words.join('')}`
})

/** How large an image is said to be in events: between 10 and 200 MB, the same for the same image. */
export const sizeOf = (image: string): number => 10_000_000 + (fnv(image) % 190_000_000)

function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return hash
}
