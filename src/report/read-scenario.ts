import type { Duration, PickleStep, TestCaseStarted, TestStep, TestStepFinished } from '@cucumber/messages'
import type { Query } from '@cucumber/query'
import { accountFile } from './account.ts'
import { timelineFile } from './attachments.ts'
import { readAccount } from './read-account.ts'
import { attachedOf, textOf } from './read-attachment.ts'
import type { Attempt, ScenarioRun, Status, StepRun } from './run.ts'

/** One attempt at a scenario, and how those before it ended. */
export function readScenario(
  query: Query,
  started: TestCaseStarted,
  earlier: readonly TestCaseStarted[] = [],
): ScenarioRun {
  const pickle = query.findPickleBy(started)!
  const { feature, rule } = query.findLineageBy(pickle) ?? {}
  const line = query.findLocationOf(pickle)?.line ?? 0
  const results = query.findTestStepFinishedAndTestStepBy(started)
  const attached = results.flatMap(([finished, step]) =>
    step.pickleStepId === undefined ? query.findAttachmentsBy(finished) : [],
  )
  const named = (name: string) => attached.find(({ fileName }) => fileName === name)
  const account = named(accountFile)
  return {
    id: `${pickle.uri}:${line}`,
    area: areaOf(pickle.uri),
    language: pickle.language,
    feature: feature?.name ?? pickle.uri,
    rule: rule?.name,
    name: pickle.name,
    tags: pickle.tags.map(({ name }) => name),
    ...attemptOf(query, started),
    earlier: earlier.map(attempt => attemptOf(query, attempt)),
    steps: results.flatMap(([finished, step]) => stepOf(query, finished, step, pickle.steps)),
    timeline: named(timelineFile)?.body,
    account: account && readAccount(textOf(account)),
    attachments: attached.filter(({ fileName }) => !ours.has(fileName ?? '')).map(attachedOf),
  }
}

/** What the page makes anew from the timeline and the account. */
const ours = new Set([timelineFile, accountFile, 'timeline.svg', 'transcript.txt'])

function attemptOf(query: Query, started: TestCaseStarted): Attempt {
  const result = query.findMostSevereTestStepResultBy(started)
  return {
    status: statusOf(result?.status),
    took: milliseconds(query.findTestCaseDurationBy(started)),
    message: result?.message,
  }
}

/** `rollout` of `features/rollout/partition.feature`, on any system. */
export function areaOf(uri: string): string {
  const folders = uri.split(/[\\/]/).slice(0, -1)
  return folders.slice(folders.indexOf('features') + 1).join('/') || '.'
}

/** Hooks are only worth showing when they fail. */
function stepOf(query: Query, finished: TestStepFinished, step: TestStep, steps: readonly PickleStep[]): StepRun[] {
  const status = statusOf(finished.testStepResult.status)
  const message = finished.testStepResult.message
  const pickleStep = query.findPickleStepBy(step)
  if (pickleStep === undefined) {
    return status === 'passed' || status === 'skipped'
      ? []
      : [{ keyword: 'hook', text: query.findHookBy(step)?.name ?? '', status, message, attachments: [] }]
  }
  const { docString, dataTable } = pickleStep.argument ?? {}
  return [
    {
      number: steps.indexOf(pickleStep) + 1,
      keyword: query.findStepBy(pickleStep)?.keyword.trim() ?? '',
      text: pickleStep.text,
      docString: docString?.content,
      table: dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)),
      status,
      message,
      attachments: query.findAttachmentsBy(finished).map(attachedOf),
    },
  ]
}

const statusOf = (status = 'UNKNOWN'): Status => status.toLowerCase() as Status

/** A message's duration or time in whole milliseconds. */
export const milliseconds = ({ seconds, nanos }: Duration = { seconds: 0, nanos: 0 }): number =>
  Math.round(seconds * 1000 + nanos / 1e6)
