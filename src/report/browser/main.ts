import { bracketsOf } from '../brackets.ts'
import { decodeTimeline } from '../encode-timeline.ts'
import { Opened } from '../opened.ts'
import type { Run, ScenarioRun } from '../run.ts'
import type { Filter } from '../views/filter.ts'
import { runViews, scenarioViews } from '../views/index.ts'
import { fragmentOf, placeOf } from '../views/link.ts'
import { manyLanes } from '../views/picture.ts'
import type { Follows, ShownScenario, View } from '../views/view.ts'
import { element, find, keepingFocus, timelineWidth, unpacked } from './dom.ts'
import { type Language, languages, preferredLanguage, rememberLanguage } from './language.ts'
import { listen } from './listen.ts'
import { markLine, markStep, placeCursor } from './overlay.ts'
import { followPointer } from './pointer.ts'

/**
 * The whole page. Views are functions of what is shown; this knows what is shown, and which of them a change concerns.
 */
export class Page {
  readonly #run: Run
  readonly #main = find('main')
  #language: Language = preferredLanguage()
  #filter: Filter = {}
  #scenario?: ScenarioRun
  #story?: Opened
  #allLines = false

  constructor(run: Run) {
    this.#run = run
    listen(this)
    this.#greet()
  }

  /** Shows what the address names. */
  async open(): Promise<void> {
    const { id, at, from, to, filter = this.#filter } = placeOf(location.hash)
    const scenario = this.#run.scenarios.find(found => found.id === id)
    const isOther = scenario !== this.#scenario
    if (isOther) {
      const packed = scenario?.timeline
      this.#story = packed === undefined ? undefined : new Opened(decodeTimeline(await unpacked(packed)))
      this.#scenario = scenario
      this.#allLines = false
    }
    this.#filter = filter
    find<HTMLInputElement>('#search').value = filter.text ?? ''
    this.#story?.look(at ?? this.#brokenAt ?? this.#story.end)
    this.#drawStory(from, to)
    this.#drawAll()
    if (!isOther) return
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true })
  }

  get story(): Opened | undefined {
    return this.#story
  }

  get filter(): Filter {
    return this.#filter
  }

  /** Moves the cursor to a virtual time. */
  look(at: number): void {
    const story = this.#story
    if (story === undefined) return
    story.look(Math.min(Math.max(at, story.begin), story.end))
    this.#drawWhatFollows('cursor')
    this.#remember()
  }

  /** Shows the part of the timeline between two virtual times, or all of it. */
  zoom(from?: number, to?: number): void {
    this.#drawStory(from, to)
    this.#drawWhatFollows('window')
    this.#remember()
  }

  showMoreLanes(): void {
    const story = this.#story
    if (story === undefined) return
    story.most = manyLanes
    this.zoom(story.window.from, story.window.to)
  }

  showAllLines(): void {
    this.#allLines = true
    this.#drawWhatFollows('lines')
  }

  filterBy(filter: Filter): void {
    this.#filter = filter
    this.#drawWhatFollows('filter')
    this.#remember()
  }

  speak(code: string): void {
    this.#language = languages.find(({ report }) => report.language === code)!
    rememberLanguage(code)
    this.#greet()
    this.#drawStory(this.#story?.window.from, this.#story?.window.to)
    this.#drawAll()
  }

  #drawStory(from?: number, to?: number): void {
    const look = { width: timelineWidth(), words: this.#language.report, brackets: this.#brackets }
    this.#story?.draw(look, from, to)
  }

  /** Where what was expected did not come true: what a reader wants to see first. */
  get #brokenAt(): number | undefined {
    return this.#brackets.find(({ verdict }) => verdict === 'broken')?.at
  }

  get #brackets(): ShownScenario['brackets'] {
    const account = this.#scenario?.account
    return account === undefined ? [] : bracketsOf(account, this.#language.messages)
  }

  #drawAll(): void {
    const { report } = this.#language
    document.title = `${this.#scenario?.name ?? report.scenarios(this.#run.scenarios.length)} · Rollcall`
    document.documentElement.lang = report.language
    document.body.className = this.#scenario === undefined ? 'of-run' : 'of-scenario'
    this.#main.replaceChildren(...this.#sections().map(({ name, draw }) => element('section', name, draw())))
    this.#afterDrawing()
  }

  #drawWhatFollows(change: Follows): void {
    keepingFocus(() => {
      for (const { name, follows, draw } of this.#sections())
        if (follows.includes(change)) find(`#${name}`).innerHTML = draw()
    })
    this.#afterDrawing()
  }

  #sections(): { name: string; follows: readonly Follows[]; draw: () => string }[] {
    const sections = <Shown>(views: readonly View<Shown>[], shown: Shown) =>
      views.map(({ name, follows, html }) => ({ name, follows, draw: () => html(shown) }))
    const messages = this.#language.report
    if (this.#scenario === undefined) return sections(runViews, { messages, run: this.#run, filter: this.#filter })
    return sections(scenarioViews, {
      messages,
      scenario: this.#scenario,
      story: this.#story,
      brackets: this.#brackets,
      filter: this.#filter,
      allLines: this.#allLines,
    })
  }

  #afterDrawing(): void {
    const story = this.#story
    if (this.#scenario === undefined || story === undefined) return
    const lanes = find('.lanes')
    placeCursor(lanes, story)
    followPointer(lanes, story, { look: time => this.look(time), zoom: (from, to) => this.zoom(from, to) })
    markLine(story.cluster.at)
    markStep(story)
  }

  /** Keeps the address up to date, so that it can be sent to someone. */
  #remember(): void {
    const story = this.#story
    const window = story?.isZoomed ? story.window : {}
    const place =
      this.#scenario === undefined
        ? { filter: this.#filter }
        : { id: this.#scenario.id, at: story?.cluster.at, ...window }
    history.replaceState(null, '', fragmentOf(place))
  }

  #greet(): void {
    const { report } = this.#language
    const search = find<HTMLInputElement>('#search')
    search.placeholder = report.search
    search.setAttribute('aria-label', report.search)
    find('#skip').textContent = report.skipToContent
    const others = languages.filter(language => language !== this.#language)
    find('#languages').replaceChildren(
      ...others.map(({ report: { language, name } }) => {
        const button = element('button', '', name)
        button.dataset.language = language
        button.lang = language
        return button
      }),
    )
  }
}

new Page(JSON.parse(find('#run').textContent!)).open()
