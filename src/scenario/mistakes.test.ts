import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Language } from '../locales/index.ts'
import { Scenario } from './scenario.ts'

/** A sentence that cannot be meant so, and a part of what its author is told in each language. */
interface Mistake {
  name: string
  does: (scenario: Scenario) => Promise<void> | void
  en: string
  'zh-CN': string
}

const running = async (scenario: Scenario) => {
  scenario.workload.statefulSet('web', [['replicas', '1']])
  await scenario.workload.running('web')
}

const mistakes: readonly Mistake[] = [
  {
    name: 'a node that has not failed recovers',
    does: scenario => scenario.nodes.recovers('node-1'),
    en: 'node node-1 has not failed and is not cut off',
    'zh-CN': '节点 node-1 既没有故障，也没有失联',
  },
  {
    name: 'a node that does not exist fails',
    does: async scenario => {
      await scenario.nodes.fails('node-9')
      scenario.proceed()
    },
    en: 'nodes "node-9" not found',
    'zh-CN': 'nodes "node-9" not found',
  },
  {
    name: 'a zone without nodes fails',
    does: scenario => scenario.nodes.zoneFails('zone-x'),
    en: 'no node is in zone zone-x. Zones: zone-a, zone-b, zone-c',
    'zh-CN': '没有节点位于可用区 zone-x。已有的可用区：zone-a、zone-b、zone-c',
  },
  {
    name: 'a taint without an effect',
    does: scenario => scenario.nodes.hasTaint('node-1', 'dedicated=db'),
    en: '"dedicated=db" is not a taint: write key=value:effect',
    'zh-CN': '"dedicated=db" 不是污点：请写成 key=value:effect',
  },
  {
    name: 'a taint with an effect that does not exist',
    does: scenario => scenario.nodes.hasTaint('node-1', 'dedicated=db:NoWay'),
    en: 'the effect being one of NoSchedule, PreferNoSchedule, NoExecute',
    'zh-CN': 'NoSchedule、PreferNoSchedule、NoExecute',
  },
  {
    name: 'a label without a key',
    does: scenario => scenario.nodes.hasLabel('node-1', 'ssd'),
    en: '"ssd" is not a label: write key=value',
    'zh-CN': '"ssd" 不是标签：请写成 key=value',
  },
  {
    name: 'a probe fails that the pod does not have',
    does: async scenario => {
      await running(scenario)
      await scenario.faults.probeFails('web-0', 'liveness')
    },
    en: 'no container of pod web-0 has a livenessProbe',
    'zh-CN': 'Pod web-0 没有任何容器设置了可以失败的 livenessProbe',
  },
  {
    name: 'a container ends that the pod does not have',
    does: async scenario => {
      await running(scenario)
      await scenario.faults.exits('web-0', 1, 'sidecar')
    },
    en: 'container sidecar of pod web-0 is not running',
    'zh-CN': 'Pod web-0 的容器 sidecar 没有在运行',
  },
  {
    name: 'a pod hangs that does not run',
    does: async scenario => {
      await running(scenario)
      await scenario.actions.deletePod('web-0')
      await scenario.actions.pass(2_000)
      await scenario.faults.hangs('web-0')
    },
    en: 'no container of pod web-0 is running',
    'zh-CN': 'Pod web-0 没有正在运行的容器',
  },
  {
    name: 'a component restarts that does not exist',
    does: scenario => scenario.faults.componentRestarts('statefulset'),
    en: 'there is no component statefulset. Known: ',
    'zh-CN': '没有名为 statefulset 的组件。已知的有：',
  },
  {
    name: 'the registry is back that was never down',
    does: scenario => scenario.faults.registryUp(),
    en: 'nothing is wrong there: no registry-down',
    'zh-CN': '没有需要结束的故障：registry-down',
  },
  {
    name: 'a volume is lost that was never made',
    does: async scenario => {
      await scenario.faults.storageClass('standard', 'provisions-nothing')
      scenario.workload.statefulSet('web', [['replicas', '1']])
      await scenario.actions.applyManifests()
      await scenario.actions.pass(1_000)
      await scenario.faults.volumeLost('data-web-0')
    },
    en: 'claim data-web-0 has no volume',
    'zh-CN': 'PVC data-web-0 没有卷',
  },
  {
    name: 'a budget is for a set that does not exist',
    does: scenario => scenario.objects.budget('web', 'web', { maxUnavailable: 1 }),
    en: 'there is no StatefulSet web',
    'zh-CN': '没有 StatefulSet web',
  },
  {
    name: 'a kind is refused that does not exist',
    does: scenario => scenario.faults.creationRefused('Podz', 'no'),
    en: 'Pod',
    'zh-CN': 'Pod',
  },
  {
    name: 'a drain that a budget blocks says which',
    does: async scenario => {
      scenario.workload.statefulSet('web', [['replicas', '1']])
      await scenario.objects.budget('web', 'web', { minAvailable: 1 })
      await running(scenario)
      await scenario.nodes.drain('node-1')
      scenario.proceed()
    },
    en: "node node-1 is not drained after 1h:\n  pod web-0: Cannot evict pod as it would violate the pod's disruption budget. The disruption budget web needs 1 healthy pods and has 1 currently",
    'zh-CN': '经过 1h，节点 node-1 仍未排空：\n  Pod web-0：Cannot evict pod as it would violate',
  },
]

for (const language of ['en', 'zh-CN'] as const satisfies Language[])
  describe(`mistakes are told, ${language}`, () => {
    for (const mistake of mistakes)
      it(mistake.name, async () => {
        const scenario = new Scenario({ seed: 1, language, folder: '.' })
        const told = await Promise.resolve(scenario)
          .then(mistake.does)
          .then(
            () => 'nothing',
            (error: Error) => error.message,
          )
        assert.ok(told.includes(mistake[language]), told)
      })
  })
