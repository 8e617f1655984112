/**
 * A container was declared to become ready late or never, but has no readiness probe that could say so: Kubernetes takes such a
 * container for ready as soon as it runs. A message for people comes from the locales, by these fields.
 */
export class NoReadinessProbe extends Error {
  readonly image: string
  readonly namespace: string
  readonly pod: string
  readonly container: string
  readonly ready: number | 'never'

  constructor(about: { image: string; namespace: string; pod: string; container: string; ready: number | 'never' }) {
    const { image, pod, container, ready } = about
    const declared = ready === 'never' ? 'never to become ready' : `to become ready after ${ready} ms`
    super(
      `${image} is declared ${declared}, but container ${container} of pod ${pod} has no readiness probe: Kubernetes calls it ready as soon as it runs. ` +
        `Give the container a readinessProbe, or declare instead that the image crashes or cannot be pulled.`,
    )
    this.name = 'NoReadinessProbe'
    this.image = image
    this.namespace = about.namespace
    this.pod = pod
    this.container = container
    this.ready = ready
  }
}
