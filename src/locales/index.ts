import { en } from './en.ts'
import type { Messages } from './messages.ts'
import { zhCN } from './zh-CN.ts'

export type Language = Messages['language']

/** Every language there is. */
export const languages: readonly Messages[] = [en, zhCN]

/** The messages of a feature's language, as Gherkin calls it; in any that has none here, English. */
export function messagesFor(language: string): Messages {
  return languages.find(messages => messages.language === language) ?? en
}
