import type { PickleStep, TestCaseStarted, TestStep, TestStepFinished } from '@cucumber/messages'
import type { Query } from '@cucumber/query'
import { type Attachment, Stage, type StepResult } from 'allure-js-commons'
import { createStepResult } from 'allure-js-commons/sdk/reporter'
import type { AttachmentFiles } from './attachment-files.ts'
import { detailsOf, statusOf } from './statuses.ts'
import { timesOf } from './times.ts'

/** A sentence with what belongs to it; undefined for a hook. */
export function stepResultOf(
  query: Query,
  started: TestCaseStarted,
  finished: TestStepFinished,
  step: TestStep,
  files: AttachmentFiles,
): StepResult | undefined {
  const pickleStep = query.findPickleStepBy(step)
  if (pickleStep === undefined) return undefined
  const begun = query.findTestStepsStartedBy(started).find(({ testStepId }) => testStepId === step.id)
  const keyword = query.findStepBy(pickleStep)?.keyword ?? ''
  return {
    ...createStepResult(),
    name: `${keyword}${pickleStep.text}`,
    status: statusOf[finished.testStepResult.status],
    statusDetails: detailsOf(finished.testStepResult, pickleStep.text),
    stage: Stage.FINISHED,
    attachments: [...argumentOf(pickleStep, files), ...files.write(query.findAttachmentsBy(finished))],
    ...timesOf(begun?.timestamp, finished.timestamp),
  }
}

/** A doc string as it was written, a table as Allure shows tables. */
function argumentOf({ argument }: PickleStep, files: AttachmentFiles): Attachment[] {
  const { docString, dataTable } = argument ?? {}
  if (docString !== undefined) {
    const type = /yaml|yml/.test(docString.mediaType ?? '') ? 'text/yaml' : 'text/plain'
    return [files.text('doc string', type, docString.content)]
  }
  if (dataTable === undefined) return []
  const rows = dataTable.rows.map(({ cells }) => cells.map(({ value }) => quoted(value)).join(','))
  return [files.text('table', 'text/csv', `${rows.join('\r\n')}\r\n`)]
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
