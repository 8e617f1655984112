import type { Timestamp } from '@cucumber/messages'
import { milliseconds } from '../report/read-scenario.ts'

/** Real times in Unix milliseconds, as Allure wants them. */
export function timesOf(from: Timestamp | undefined, to: Timestamp | undefined): { start?: number; stop?: number } {
  return { start: from && milliseconds(from), stop: to && milliseconds(to) }
}
