import { randomUUID } from 'node:crypto'
import type { TestCaseStarted, TestStep, TestStepFinished } from '@cucumber/messages'
import type { Query } from '@cucumber/query'
import { type Parameter, Stage, type TestResult, type TestResultContainer } from 'allure-js-commons'
import {
  createFixtureResult,
  createTestResult,
  createTestResultContainer,
  getTestResultHistoryId,
  getTestResultTestCaseId,
} from 'allure-js-commons/sdk/reporter'
import { accountFile } from '../report/account.ts'
import { areaOf } from '../report/read-scenario.ts'
import type { AttachmentFiles } from './attachment-files.ts'
import { labelsOf } from './labels.ts'
import { detailsOf, statusOf } from './statuses.ts'
import { stepResultOf } from './step-result.ts'
import { timesOf } from './times.ts'

/** An attempt at a scenario as Allure knows it; another attempt at the same scenario has the same history. */
export function attemptOf(
  query: Query,
  started: TestCaseStarted,
  files: AttachmentFiles,
): { result: TestResult; container: TestResultContainer } {
  const pickle = query.findPickleBy(started)!
  const lineage = query.findLineageBy(pickle) ?? {}
  const done = query.findTestStepFinishedAndTestStepBy(started)
  const worst = query.findMostSevereTestStepResultBy(started)
  const blamed = done.find(([{ testStepResult }]) => testStepResult.status === worst?.status)?.[1]
  const names = [pickle.uri, lineage.rule?.name, lineage.scenario?.name ?? pickle.name]
  const result: TestResult = {
    ...createTestResult(randomUUID()),
    name: pickle.name,
    fullName: names.filter(name => name !== undefined).join(': '),
    titlePath: [...pickle.uri.split(/[\\/]/), ...(lineage.rule === undefined ? [] : [lineage.rule.name])],
    description: lineage.scenario?.description?.trim() || undefined,
    labels: labelsOf(pickle, areaOf(pickle.uri), lineage, started.workerId),
    parameters: parametersOf(lineage),
    status: worst === undefined ? undefined : statusOf[worst.status],
    statusDetails: worst === undefined ? {} : detailsOf(worst, blamed === undefined ? '' : sentenceOf(query, blamed)),
    stage: Stage.FINISHED,
    steps: done.flatMap(([finished, step]) => stepResultOf(query, started, finished, step, files) ?? []),
    ...timesOf(started.timestamp, query.findTestCaseFinishedBy(started)?.timestamp),
  }
  result.testCaseId = getTestResultTestCaseId(result)
  result.historyId = getTestResultHistoryId(result)
  const container = fixturesOf(query, started, done, files)
  container.children.push(result.uuid)
  showPictures(result, container)
  return { result, container }
}

/** The sentence of a step, or the name of a hook. */
function sentenceOf(query: Query, step: TestStep): string {
  return query.findPickleStepBy(step)?.text ?? query.findHookBy(step)?.name ?? ''
}

/** The row of the examples, under the heads of its table. */
function parametersOf({ examples, example }: ReturnType<Query['findLineageBy']> & object): Parameter[] {
  const heads = examples?.tableHeader?.cells ?? []
  return heads.map(({ value }, index) => ({ name: value, value: example?.cells[index]?.value ?? '' }))
}

/** Hooks before the first step set up, the others tear down. */
function fixturesOf(
  query: Query,
  started: TestCaseStarted,
  done: readonly (readonly [TestStepFinished, TestStep])[],
  files: AttachmentFiles,
): TestResultContainer {
  const container = createTestResultContainer(randomUUID())
  const firstStep = done.findIndex(([, { pickleStepId }]) => pickleStepId !== undefined)
  done.forEach(([finished, step], index) => {
    if (step.hookId === undefined) return
    const begun = query.findTestStepsStartedBy(started).find(({ testStepId }) => testStepId === step.id)
    const { status } = finished.testStepResult
    const name = query.findHookBy(step)?.name ?? 'hook'
    const fixture = {
      ...createFixtureResult(),
      name,
      status: statusOf[status],
      statusDetails: detailsOf(finished.testStepResult, name),
      stage: Stage.FINISHED,
      attachments: files.write(query.findAttachmentsBy(finished)),
      ...timesOf(begun?.timestamp, finished.timestamp),
    }
    const list = index < firstStep || firstStep === -1 ? container.befores : container.afters
    list.push(fixture)
  })
  return container
}

/** What a scenario leaves belongs to it, not to the hook that happened to attach it. */
function showPictures(result: TestResult, { afters }: TestResultContainer): void {
  for (const fixture of afters) {
    result.attachments.push(...fixture.attachments.filter(({ name }) => name !== accountFile))
    fixture.attachments = fixture.attachments.filter(({ name }) => name === accountFile)
  }
}
