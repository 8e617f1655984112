import {
  type Attachment,
  AttachmentContentEncoding,
  type Duration,
  type Envelope,
  type PickleStep,
  type TestCaseStarted,
  type TestStep,
  type TestStepFinished,
} from '@cucumber/messages'
import { Query } from '@cucumber/query'
import { timelineFile } from './attachments.ts'
import type { Attached, Run, ScenarioRun, Status, StepRun } from './run.ts'

/**
 * Reads the messages of one or more runs (shards of one, say) into what a report shows. Of a scenario that was retried
 * only the last attempt counts.
 */
export function readRun(streams: Iterable<Iterable<Envelope>>): Run {
  const queries = Array.from(streams, queryOf)
  return {
    tools: [...new Set(queries.flatMap(toolsOf))],
    scenarios: withUniqueIds(
      queries.flatMap(query => query.findAllTestCaseStarted().map(started => scenarioOf(query, started))),
    ),
  }
}

/** The envelopes of a file of messages, one JSON line each. Throws an Error that names the line which is none. */
export function* parseMessages(text: string, file: string): Iterable<Envelope> {
  let line = 0
  for (const json of text.split('\n')) {
    line++
    if (json.trim() === '') continue
    try {
      yield JSON.parse(json) as Envelope
    } catch (error) {
      throw new Error(`${file}:${line} is no cucumber message; write them with --format message:${file}`, {
        cause: error,
      })
    }
  }
}

function queryOf(envelopes: Iterable<Envelope>): Query {
  const query = new Query()
  for (const envelope of envelopes) query.update(envelope)
  return query
}

function toolsOf(query: Query): string[] {
  const meta = query.findMeta()
  return [meta?.implementation, meta?.runtime].flatMap(tool =>
    tool === undefined ? [] : [`${tool.name} ${tool.version}`],
  )
}

function scenarioOf(query: Query, started: TestCaseStarted): ScenarioRun {
  const pickle = query.findPickleBy(started)!
  const { feature, rule } = query.findLineageBy(pickle) ?? {}
  const line = query.findLocationOf(pickle)?.line ?? 0
  const results = query.findTestStepFinishedAndTestStepBy(started)
  const attached = results.flatMap(([finished, step]) =>
    step.pickleStepId === undefined ? query.findAttachmentsBy(finished) : [],
  )
  const timeline = attached.find(({ fileName }) => fileName === timelineFile)
  return {
    id: `${pickle.uri}:${line}`,
    feature: feature?.name ?? pickle.uri,
    rule: rule?.name,
    name: pickle.name,
    tags: pickle.tags.map(({ name }) => name),
    status: statusOf(query.findMostSevereTestStepResultBy(started)?.status),
    took: milliseconds(query.findTestCaseDurationBy(started)),
    attempts: started.attempt + 1,
    steps: results.flatMap(([finished, step]) => stepOf(query, finished, step, pickle.steps)),
    timeline: timeline?.body,
    attachments: attached.filter(({ fileName }) => !ours.has(fileName ?? '')).map(attachedOf),
  }
}

/** What the page makes anew from the timeline. */
const ours = new Set([timelineFile, 'timeline.svg', 'transcript.txt'])

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

const milliseconds = ({ seconds, nanos }: Duration = { seconds: 0, nanos: 0 }): number =>
  Math.round(seconds * 1000 + nanos / 1e6)

const isText = (mediaType: string): boolean =>
  /^text\/|json|yaml|xml$/.test(mediaType) && !mediaType.startsWith('image/')

function attachedOf(attachment: Attachment): Attached {
  const { mediaType, fileName } = attachment
  const name = fileName ?? mediaType
  if (isText(mediaType)) return { name, mediaType, body: textOf(attachment), isText: true }
  const isBase64 = attachment.contentEncoding === AttachmentContentEncoding.BASE64
  return {
    name,
    mediaType,
    body: isBase64 ? attachment.body : Buffer.from(attachment.body).toString('base64'),
    isText: false,
  }
}

function textOf({ body, contentEncoding }: Attachment): string {
  return contentEncoding === AttachmentContentEncoding.BASE64 ? Buffer.from(body, 'base64').toString() : body
}

/** The same scenario may come twice, from two runs: the second is told apart by a number. */
function withUniqueIds(scenarios: readonly ScenarioRun[]): ScenarioRun[] {
  const seen = new Map<string, number>()
  return scenarios.map(scenario => {
    const times = (seen.get(scenario.id) ?? 0) + 1
    seen.set(scenario.id, times)
    return times === 1 ? scenario : { ...scenario, id: `${scenario.id}#${times}` }
  })
}
