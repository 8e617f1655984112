import type { Envelope, TestStepResultStatus } from '@cucumber/messages'
import type { Attachment } from './attachments.ts'

/** A run of one feature, for tests: what matters to them, and nothing else. */
export interface Played {
  readonly uri?: string
  readonly feature?: string
  readonly language?: string
  readonly rule?: string
  readonly scenarios: readonly {
    readonly name: string
    /** The text of each of its steps. */
    readonly step?: string
    readonly tags?: readonly string[]
    readonly statuses: readonly `${TestStepResultStatus}`[]
    /** Of the steps that did not pass. */
    readonly message?: string
  }[]
  /** How often each scenario is tried; all attempts end alike. */
  readonly attempts?: number
  /** Of the first step of each scenario, and of its second. */
  readonly docString?: string
  readonly table?: readonly (readonly string[])[]
  /** What the hook at the end of each scenario attaches. */
  readonly attached?: readonly Attachment[]
}

const location = { line: 3, column: 1 }
const moment = { seconds: 0, nanos: 0 }

/** The messages that cucumber would have written of it. */
export function messagesOf(played: Played): Envelope[] {
  const { uri = 'features/a.feature', feature = 'A feature', language = 'en', rule, scenarios } = played
  const children = scenarios.map((scenario, index) => ({ scenario: scenarioOf(scenario, index) }))
  const all: unknown[] = [
    { meta: { ...tool('cucumber-js', '13.3.0'), runtime: { name: 'node.js', version: '24' }, protocolVersion: '1' } },
    { testRunStarted: { timestamp: moment } },
    {
      gherkinDocument: {
        uri,
        comments: [],
        feature: {
          ...said('Feature', feature),
          tags: [],
          language,
          children:
            rule === undefined ? children : [{ rule: { ...said('Rule', rule), id: 'rule', tags: [], children } }],
        },
      },
    },
    ...['begins', 'ends'].map(name => ({ hook: { id: name, name: `the scenario ${name}`, sourceReference: {} } })),
  ]
  scenarios.forEach((_, index) => {
    all.push(...messagesOfScenario(played, uri, index))
  })
  all.push({ testRunFinished: { timestamp: { seconds: 1, nanos: 0 }, success: false } })
  return all as Envelope[]
}

const tool = (name: string, version: string) => ({ implementation: { name, version }, os: { name: 'os' }, cpu: {} })

const said = (keyword: string, name: string) => ({ location, keyword, name, description: '' })

function scenarioOf({ name, step = 'something', statuses }: Played['scenarios'][number], index: number) {
  const steps = statuses.map((_, place) => ({
    id: `s${index}-${place}`,
    location,
    keyword: 'Given ',
    keywordType: 'Context',
    text: step,
  }))
  return {
    ...said('Scenario', name),
    location: { line: 3 + index, column: 1 },
    id: `sc${index}`,
    tags: [],
    steps,
    examples: [],
  }
}

function messagesOfScenario(played: Played, uri: string, index: number): unknown[] {
  const { attempts = 1, docString, table, language = 'en' } = played
  const { name, step = 'something', tags = [], statuses } = played.scenarios[index]!
  const arguments_ = [
    docString === undefined ? undefined : { docString: { content: docString } },
    table === undefined
      ? undefined
      : { dataTable: { rows: table.map(row => ({ cells: row.map(value => ({ value })) })) } },
  ]
  const pickle = {
    id: `p${index}`,
    uri,
    name,
    language,
    astNodeIds: [`sc${index}`],
    tags: tags.map(tag => ({ name: tag, astNodeId: 'x' })),
    steps: statuses.map((_, place) => ({
      id: `ps${index}-${place}`,
      text: step,
      astNodeIds: [`s${index}-${place}`],
      argument: arguments_[place],
    })),
  }
  const testSteps = [
    { id: `begins${index}`, hookId: 'begins' },
    ...pickle.steps.map(({ id }, place) => ({ id: `t${index}-${place}`, pickleStepId: id })),
    { id: `ends${index}`, hookId: 'ends' },
  ]
  const tries = Array.from({ length: attempts }, (_, attempt) =>
    attemptOf(played, index, attempt, attempt < attempts - 1),
  )
  return [{ pickle }, { testCase: { id: `tc${index}`, pickleId: pickle.id, testSteps } }, ...tries.flat()]
}

function attemptOf(
  { scenarios, attached = [] }: Played,
  index: number,
  attempt: number,
  willBeRetried: boolean,
): unknown[] {
  const { statuses, message } = scenarios[index]!
  const id = `run${index}-${attempt}`
  const finished = (testStepId: string, status: string) => ({
    testStepFinished: {
      testCaseStartedId: id,
      testStepId,
      timestamp: moment,
      testStepResult: { status, message: status === 'FAILED' ? message : undefined, duration: moment },
    },
  })
  return [
    { testCaseStarted: { id, attempt, testCaseId: `tc${index}`, timestamp: moment } },
    finished(`begins${index}`, 'PASSED'),
    ...statuses.map((status, place) => finished(`t${index}-${place}`, status)),
    ...attached.map(({ data, ...about }) => ({
      attachment: {
        ...about,
        testCaseStartedId: id,
        testStepId: `ends${index}`,
        body: typeof data === 'string' ? data : data.toString('base64'),
        contentEncoding: typeof data === 'string' ? 'IDENTITY' : 'BASE64',
      },
    })),
    finished(`ends${index}`, 'PASSED'),
    { testCaseFinished: { testCaseStartedId: id, timestamp: { seconds: 0, nanos: 5_000_000 }, willBeRetried } },
  ]
}
