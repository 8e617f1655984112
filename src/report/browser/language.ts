import { en } from '../../locales/en.ts'
import type { Messages } from '../../locales/messages.ts'
import { reportEn } from '../../locales/report.en.ts'
import type { ReportMessages } from '../../locales/report.messages.ts'
import { reportZhCN } from '../../locales/report.zh-CN.ts'
import { zhCN } from '../../locales/zh-CN.ts'

/** All that the page says in one language. */
export interface Language {
  /** Around the scenarios. */
  readonly report: ReportMessages
  /** Of the scenarios themselves. */
  readonly messages: Messages
}

export const languages: readonly Language[] = [
  { report: reportEn, messages: en },
  { report: reportZhCN, messages: zhCN },
]

const key = 'rollcall-language'

/** The one that was chosen before, or else the browser's, or else English. */
export function preferredLanguage(): Language {
  const wanted = remembered() ?? navigator.language
  return languages.find(({ report }) => report.language.slice(0, 2) === wanted.slice(0, 2)) ?? languages[0]!
}

/** Some browsers keep nothing for a page that was opened from a file. */
function remembered(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function rememberLanguage(code: string): void {
  try {
    localStorage.setItem(key, code)
  } catch {
    // Then the choice lasts as long as the page is open.
  }
}
