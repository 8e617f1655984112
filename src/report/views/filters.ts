import { filtered, isEmpty } from './filter.ts'
import { html } from './html.ts'
import type { ShownRun, View } from './view.ts'

/** What the list can be narrowed to, besides a status and words. */
export const filters: View<ShownRun> = {
  name: 'filters',
  follows: ['filter'],
  html({ run: { scenarios }, messages, filter }) {
    const all = {
      area: unique(scenarios.map(({ area }) => area)),
      tag: unique(scenarios.flatMap(({ tags }) => tags)),
      language: unique(scenarios.map(({ language }) => language)),
    }
    const choice = (by: keyof typeof all, name: string, say = (value: string) => value) =>
      all[by].length > 0 &&
      html`<label>${name} <select data-filter="${by}"><option value="">${messages.any}</option>${all[by].map(
        value => html`<option value="${value}"${filter[by] === value && html` selected`}>${say(value)}</option>`,
      )}</select></label>`
    const shown = filtered(scenarios, filter).length
    return html`${choice('area', messages.area)}${choice('tag', messages.tag)}${choice('language', messages.featureLanguage, code => messages.languageName(code))}<span class="soft" role="status">${messages.found({ shown, total: scenarios.length })}</span>${
      !isEmpty(filter) && html` <button data-clear="">${messages.clearFilters}</button>`
    }`.text
  },
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort()
