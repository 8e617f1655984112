import type { Status } from '../run.ts'
import type { Filter } from '../views/filter.ts'
import { find } from './dom.ts'
import type { Page } from './main.ts'

/** What can be done to the page, and with which keys and clicks. */
export function listen(page: Page): void {
  window.addEventListener('hashchange', () => page.open())
  window.addEventListener('resize', () => page.zoom(page.story?.window.from, page.story?.window.to))
  document.addEventListener('keydown', event => pressed(page, event))
  document.addEventListener('click', event => clicked(page, event.target as Element))
  document.addEventListener('change', event => changed(page, event.target as Element))
  find('#skip').addEventListener('click', event => {
    event.preventDefault()
    find('main').focus()
  })
  const search = find<HTMLInputElement>('#search')
  search.addEventListener('input', () => page.filterBy({ ...page.filter, text: search.value || undefined }))
}

function pressed(page: Page, event: KeyboardEvent): void {
  const target = event.target as Element
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input,select,textarea')) return
  if (target instanceof SVGElement && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault()
    clicked(page, target)
    return
  }
  const act = keys[event.key]
  if (act === undefined || page.story === undefined) return
  if ((event.key === 'Home' || event.key === 'End') && target.closest('.lanes') === null) return
  event.preventDefault()
  act(page)
}

type Act = (page: Page) => void

const acts: Readonly<Record<string, Act>> = {
  previous: page => page.look(page.story!.neighbour(page.story!.cluster.at, -1)),
  next: page => page.look(page.story!.neighbour(page.story!.cluster.at, 1)),
  'zoom-in': page => zoomBy(page, 0.5),
  'zoom-out': page => zoomBy(page, 2),
  whole: page => page.zoom(),
  'more-lanes': page => page.showMoreLanes(),
  'all-lines': page => page.showAllLines(),
}

const keys: Readonly<Record<string, Act>> = {
  ArrowLeft: acts.previous!,
  ArrowRight: acts.next!,
  '+': acts['zoom-in']!,
  '=': acts['zoom-in']!,
  '-': acts['zoom-out']!,
  '0': acts.whole!,
  Home: page => page.look(page.story!.begin),
  End: page => page.look(page.story!.end),
}

/**
 * A window of as many times the instants as now, with the cursor in it where it was: what idles is cut out of the
 * picture, so that lengths of time would mean little.
 */
function zoomBy(page: Page, factor: number): void {
  const { instants, window, cluster } = page.story!
  const first = instants.findIndex(at => at >= window.from)
  const last = instants.findLastIndex(at => at <= window.to)
  const cursor = Math.min(
    Math.max(
      instants.findLastIndex(at => at <= cluster.at),
      first,
    ),
    last,
  )
  const from = Math.max(0, Math.round(cursor - (cursor - first + (factor > 1 ? 1 : 0)) * factor))
  const to = Math.min(instants.length - 1, Math.round(cursor + (last - cursor + (factor > 1 ? 1 : 0)) * factor))
  page.zoom(instants[from], instants[to])
}

function clicked(page: Page, target: Element): void {
  const chosen = target.closest<HTMLElement | SVGElement>(
    '[data-do],[data-status],[data-tag],[data-retried],[data-warned],[data-clear],[data-language],[data-at],[data-from]',
  )
  if (chosen === null) return
  const { do: act, status, tag, retried, warned, clear, language, at, from, to } = chosen.dataset
  const { filter } = page
  if (act !== undefined) acts[act]!(page)
  if (status !== undefined) page.filterBy({ ...filter, status: (status || undefined) as Status | undefined })
  if (tag !== undefined) page.filterBy({ ...filter, tag: filter.tag === tag ? undefined : tag })
  if (retried !== undefined) page.filterBy({ ...filter, retried: filter.retried ? undefined : true })
  if (warned !== undefined) page.filterBy({ ...filter, warned: filter.warned ? undefined : true })
  if (clear !== undefined) {
    find<HTMLInputElement>('#search').value = ''
    page.filterBy({})
  }
  if (language !== undefined) page.speak(language)
  if (at !== undefined) page.look(Number(at))
  if (from === undefined) return
  page.zoom(Number(from), Number(to))
  page.look(Number(to))
}

function changed(page: Page, target: Element): void {
  const by = target.closest<HTMLSelectElement>('[data-filter]')
  if (by === null) return
  page.filterBy({ ...page.filter, [by.dataset.filter as keyof Filter]: by.value || undefined })
}
