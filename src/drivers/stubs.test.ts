import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import nock from 'nock'
import { Scenario } from '../scenario/scenario.ts'

afterEach(() => nock.cleanAll())

async function running(): Promise<Scenario> {
  const scenario = new Scenario({ seed: 1, language: 'en', folder: '.' })
  scenario.workload.statefulSet('web', [['replicas', '2']])
  await scenario.workload.running('web')
  return scenario
}

const readyOf = async (scenario: Scenario, pod: string): Promise<string | undefined> => {
  const found = await scenario.driver.api.get('Pod', 'default', pod)
  return found.status?.conditions?.find(({ type }) => type === 'Ready')?.status
}

test('a stubbed probe goes out as a real request, and its answer decides', async () => {
  const scenario = await running()
  await scenario.workload.podAnswers('web-1', 'GET /healthz', 503)
  await scenario.actions.pass(60_000)
  assert.equal(await readyOf(scenario, 'web-1'), 'False')
  assert.equal(await readyOf(scenario, 'web-0'), 'True')
  await scenario.workload.podAnswers('web-1', 'GET /healthz', 200)
  await scenario.expectations.within('web-1', 'ready', 20_000)
  scenario.end(true)
  assert.deepEqual(nock.activeMocks(), [])
})

test('an interceptor of the user on the name of a pod answers its probes', async () => {
  const scenario = await running()
  const asked: string[] = []
  nock('http://web-0.web.default.svc.cluster.local:8080')
    .persist()
    .get('/healthz')
    .reply((request: Request): [number, string] => {
      asked.push(request.url)
      return [500, 'not today']
    })
  await scenario.actions.pass(60_000)
  assert.equal(await readyOf(scenario, 'web-0'), 'False')
  assert.ok(asked.length >= 3, `asked ${asked.length} times`)
  assert.equal(await readyOf(scenario, 'web-1'), 'True')
  const events = await scenario.driver.api.list('Event')
  assert.ok(events.some(({ message }) => message === 'Readiness probe failed: HTTP probe failed with statuscode: 500'))
})

test('a request that no stub covers ends at nock, and a host without stubs is never asked', async t => {
  const asked = new Set<string>()
  const unmatched = ({ url }: Request) => asked.add(url)
  nock.disableNetConnect()
  nock.emitter.on('no match', unmatched)
  t.after(() => {
    nock.emitter.off('no match', unmatched)
    nock.enableNetConnect()
  })
  nock('http://web-0.web.default.svc.cluster.local:8080').persist().get('/metrics').reply(500)
  const scenario = await running()
  await scenario.actions.pass(60_000)
  assert.equal(await readyOf(scenario, 'web-0'), 'True')
  assert.equal(await readyOf(scenario, 'web-1'), 'True')
  assert.deepEqual([...asked], ['http://web-0.web.default.svc.cluster.local:8080/healthz'])
})
