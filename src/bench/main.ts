import { podsToReady, virtualHours } from './engine.ts'
import { costsOfFeatures } from './features.ts'
import { largePage } from './page.ts'

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })

console.log('Figures of one run on this machine; compare ratios, not absolute times.\n')

const { runs, empty, ours, reported } = costsOfFeatures()
const against = (time: number) =>
  `${number(time / empty)} × empty steps (${number(time)} ms against ${number(empty)} ms)`
console.log(`Medians of ${runs} runs of all features, whole processes:`)
console.log(`features: ${against(ours)}`)
console.log(`features with all reports: ${against(reported)}\n`)

const hours = await virtualHours()
console.log(`virtual time: ${number(hours.perSecond)} hours per second (a ready set of 5 pods for ${hours.hours} h)`)
console.log(
  `crash loops: ${number(hours.crashingPerSecond)} hours per second (a set of 5 crash-looping pods for ${hours.hours} h)`,
)

const sizes = await podsToReady([10, 100, 1000])
for (const { replicas, milliseconds } of sizes)
  console.log(
    `${replicas} replicas, OrderedReady: ${number(milliseconds)} ms to ready, ${number((replicas / milliseconds) * 1000)} pods per second`,
  )
const [, hundred, thousand] = sizes
console.log(
  `growth from 100 to 1,000 replicas: time grows as replicas^${number(Math.log10(thousand!.milliseconds / hundred!.milliseconds))}`,
)

const page = await largePage()
console.log(
  page === undefined
    ? 'the page of a run: not measured, there is no Chromium (CHROMIUM names one)'
    : `the page of a run: ${number(page.milliseconds)} ms from a click on a scenario of ${number(page.entries)} entries to its timeline`,
)
