import { formatDuration } from '../../locales/duration.ts'
import { reportEn } from '../../locales/report.en.ts'
import type { ReportMessages } from '../../locales/report.messages.ts'
import { reportZhCN } from '../../locales/report.zh-CN.ts'
import { decodeTimeline } from '../encode-timeline.ts'
import { Opened } from '../opened.ts'
import type { Run, ScenarioRun, Status } from '../run.ts'
import { runViews, scenarioViews } from '../views/index.ts'
import { fragmentOf, placeOf } from '../views/link.ts'
import type { Filter, Follows, View } from '../views/view.ts'
import { element, find, timelineWidth, unpacked } from './dom.ts'
import { followPointer } from './pointer.ts'

const languages: readonly ReportMessages[] = [reportEn, reportZhCN]
const languageKey = 'rollcall-language'

/**
 * The whole page. Views are functions of what is shown; this knows what is shown, and which of them a change concerns.
 */
class Page {
  readonly #run: Run
  readonly #main = find('main')
  #messages: ReportMessages
  #filter: Filter = { text: '' }
  #scenario?: ScenarioRun
  #story?: Opened

  constructor(run: Run) {
    this.#run = run
    const wanted = localStorage.getItem(languageKey) ?? navigator.language
    this.#messages = languages.find(({ language }) => language.slice(0, 2) === wanted.slice(0, 2)) ?? reportEn
    this.#listen()
    this.#greet()
  }

  /** Shows what the address names. */
  async open(): Promise<void> {
    const { id, at, from, to } = placeOf(location.hash)
    const scenario = this.#run.scenarios.find(found => found.id === id)
    if (scenario !== this.#scenario || scenario === undefined) {
      const packed = scenario?.timeline
      this.#story = packed === undefined ? undefined : new Opened(decodeTimeline(await unpacked(packed)))
      this.#scenario = scenario
    }
    this.#story?.look(at ?? this.#story.end)
    this.#story?.draw(timelineWidth(), from, to)
    this.#drawAll()
    window.scrollTo(0, 0)
  }

  /** Moves the cursor to a virtual time. */
  look(at: number): void {
    this.#story?.look(at)
    this.#drawWhatFollows('cursor')
    this.#remember()
  }

  zoom(from?: number, to?: number): void {
    this.#story?.draw(timelineWidth(), from, to)
    this.#drawWhatFollows('window')
    this.#remember()
  }

  #drawAll(): void {
    document.title = `${this.#scenario?.name ?? this.#messages.scenarios(this.#run.scenarios.length)} · Rollcall`
    document.documentElement.lang = this.#messages.language
    document.body.className = this.#scenario === undefined ? 'of-run' : 'of-scenario'
    this.#main.replaceChildren(...this.#sections().map(({ name, draw }) => element('section', name, draw())))
    this.#afterDrawing()
  }

  #drawWhatFollows(change: Follows): void {
    for (const { name, follows, draw } of this.#sections())
      if (follows.includes(change)) find(`#${name}`).innerHTML = draw()
    this.#afterDrawing()
  }

  #sections(): { name: string; follows: readonly Follows[]; draw: () => string }[] {
    const sections = <Shown>(views: readonly View<Shown>[], shown: Shown) =>
      views.map(({ name, follows, html }) => ({ name, follows, draw: () => html(shown) }))
    const messages = this.#messages
    if (this.#scenario !== undefined)
      return sections(scenarioViews, { messages, scenario: this.#scenario, story: this.#story })
    return sections(runViews, { messages, run: this.#run, filter: this.#filter })
  }

  #afterDrawing(): void {
    const story = this.#story
    if (this.#scenario === undefined || story === undefined) return
    const lanes = find('.lanes')
    const { axis, top, bottom } = story.layout
    const { at } = story.cluster
    const cursor = find('.cursor', lanes)
    const isInside = at >= story.window.from && at <= story.window.to
    cursor.hidden = !isInside
    cursor.style.cssText = `left:${axis.x(at)}px;top:${top - 4}px;height:${bottom - top + 4}px`
    cursor.dataset.time = formatDuration(at)
    cursor.classList.toggle('at-right', axis.x(at) > story.layout.width - 100)
    followPointer(lanes, story, { look: time => this.look(time), zoom: (from, to) => this.zoom(from, to) })
    markLine(at)
  }

  /** Keeps the address up to date, so that it can be sent to someone. */
  #remember(): void {
    const story = this.#story
    if (this.#scenario === undefined || story === undefined) return
    const place = { id: this.#scenario.id, at: story.cluster.at, ...(story.isZoomed ? story.window : {}) }
    history.replaceState(null, '', fragmentOf(place))
  }

  #greet(): void {
    const search = find<HTMLInputElement>('#search')
    search.placeholder = this.#messages.search
    search.setAttribute('aria-label', this.#messages.search)
    const others = languages.filter(messages => messages !== this.#messages)
    find('#languages').replaceChildren(
      ...others.map(({ language, name }) => {
        const button = element('button', '', name)
        button.dataset.language = language
        button.lang = language
        return button
      }),
    )
  }

  #listen(): void {
    window.addEventListener('hashchange', () => this.open())
    window.addEventListener('resize', () => this.zoom(this.#story?.window.from, this.#story?.window.to))
    document.addEventListener('keydown', event => this.#key(event))
    document.addEventListener('click', event => this.#click(event.target as Element))
    find<HTMLInputElement>('#search').addEventListener('input', event =>
      this.#filterBy({ text: (event.target as HTMLInputElement).value }),
    )
  }

  #filterBy(change: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...change }
    this.#drawWhatFollows('filter')
  }

  #key({ key, target }: KeyboardEvent): void {
    const story = this.#story
    if (story === undefined || target instanceof HTMLInputElement) return
    if (key === 'ArrowLeft') this.look(story.neighbour(story.cluster.at, -1))
    if (key === 'ArrowRight') this.look(story.neighbour(story.cluster.at, 1))
  }

  #click(target: Element): void {
    const { status, language, at, from, to, whole } =
      target.closest<HTMLElement>('[data-status],[data-language],[data-at],[data-from],[data-whole]')?.dataset ?? {}
    if (status !== undefined) this.#filterBy({ status: (status || undefined) as Status | undefined })
    if (language !== undefined) this.#speak(language)
    if (whole !== undefined) this.zoom()
    if (at !== undefined) this.look(Number(at))
    if (from === undefined) return
    this.zoom(Number(from), Number(to))
    this.look(Number(to))
  }

  #speak(language: string): void {
    localStorage.setItem(languageKey, language)
    this.#messages = languages.find(messages => messages.language === language)!
    this.#greet()
    this.#drawAll()
  }
}

/** The last line that had been told at the cursor. */
function markLine(at: number): void {
  const lines = [...document.querySelectorAll<HTMLElement>('.transcript [data-at]')]
  document.querySelector('.transcript .now')?.classList.remove('now')
  const now = lines.findLast(line => Number(line.dataset.at) <= at)
  if (now === undefined) return
  now.classList.add('now')
  const list = now.parentElement!
  list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 2
}

new Page(JSON.parse(find('#run').textContent!)).open()
