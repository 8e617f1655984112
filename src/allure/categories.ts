import { Status } from 'allure-js-commons'
import type { Category } from 'allure-js-commons/sdk'

/** How Allure sorts what did not pass; the first that fits counts, in either language of the features. */
export const categories: Category[] = [
  {
    name: 'What always holds was broken',
    messageRegex: '(?s).*\\bI\\d{1,2}\\b.*@allows:I\\d.*',
    matchedStatuses: [Status.FAILED],
  },
  {
    name: 'Not as expected',
    messageRegex: '(?s)^(Expected|预期).*',
    matchedStatuses: [Status.FAILED],
  },
  {
    name: 'Undefined, ambiguous or pending steps',
    messageRegex: '(?s)^(Undefined|Ambiguous|Pending) step.*',
    matchedStatuses: [Status.BROKEN],
  },
  { name: 'Refused, or told wrongly', messageRegex: '(?s).+', matchedStatuses: [Status.FAILED] },
]
