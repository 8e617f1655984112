import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Language } from '../locales/index.ts'
import { tableOf, textOf } from './below.ts'
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
    name: 'something is expected of a set that was declared and never applied',
    does: async scenario => {
      scenario.workload.statefulSet('web', [])
      await scenario.expectations.becomesReady('web', 60_000)
    },
    en: 'Declared, but never applied: Service/web, StatefulSet/web. A step before this one has to do that: the manifests are applied',
    'zh-CN': '已声明但从未应用：Service/web、StatefulSet/web。请在此之前加一步：应用这些清单',
  },
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
    en: 'There is no kind "Podz". Did you mean "Pod"?',
    'zh-CN': '没有 "Podz" 这种资源类型。是否想写 "Pod"？',
  },
  {
    name: 'a file is read in a pod that never was',
    does: async scenario => {
      await running(scenario)
      await scenario.expectations.reads('wbe-0', 'x', '/data/x')
    },
    en: 'There never was a pod "wbe-0", and no StatefulSet could make one of that name. Did you mean "web-0"?',
    'zh-CN': '从未有过 Pod "wbe-0"，也没有任何 StatefulSet 会创建这个名称的 Pod。是否想写 "web-0"？',
  },
  {
    name: 'a file is looked for in a pod that is gone',
    does: async scenario => {
      await running(scenario)
      await scenario.actions.scale('web', 0)
      await scenario.actions.settle()
      await scenario.expectations.hasNoFile('web-0', '/data/x')
    },
    en: 'pod "web-0" was deleted at ',
    'zh-CN': 'Pod "web-0" 已在 ',
  },
  {
    name: 'a name that is not there is deleted',
    does: async scenario => {
      await running(scenario)
      await scenario.actions.deletePod('wbe-0')
      scenario.proceed()
    },
    en: 'pods "wbe-0" not found\n  → did you mean web-0?',
    'zh-CN': 'pods "wbe-0" not found\n  → 是否想写 web-0？',
  },
  {
    name: 'the last step is refused',
    does: async scenario => {
      await running(scenario)
      scenario.beginStep({ text: 'pod "web-9" is deleted', isLast: true })
      await scenario.actions.deletePod('web-9')
    },
    en: 'this was refused, and no step expects it:\npods "web-9" not found',
    'zh-CN': '这一步被拒绝，而没有步骤预期这一结果：\npods "web-9" not found',
  },
  {
    name: 'something is said of a pod that never was',
    does: async scenario => {
      scenario.workload.pod('wbe-0', { ready: 'never' })
      await running(scenario)
      scenario.end(true)
    },
    en: 'the scenario says something of pod wbe-0, but there never was such a pod — did you mean web-0?',
    'zh-CN': '场景提到了 Pod wbe-0，但从未有过这样的 Pod，是否想写 web-0？',
  },
  {
    name: 'a sentence lacks its table',
    does: scenario => scenario.beginStep({ text: 'these pods run:', hasArgument: false }),
    en: 'the sentence ends in a colon: write below it the table',
    'zh-CN': '句子以冒号结尾：请在下面写出它所指的表格',
  },
  {
    name: 'a table lacks a column',
    does: async scenario => {
      await running(scenario)
      scenario.expectations.happenInOrder([['Pod/web-0']])
    },
    en: 'The table has 1 column; it needs two',
    'zh-CN': '表格有 1 列；这里需要两列',
  },
  {
    name: 'an object without a kind',
    does: scenario => scenario.expectations.happenInOrder([['web-0', 'ready']]),
    en: '"web-0" is not an object. Write its kind and its name, as in Pod/web-0.',
    'zh-CN': '"web-0" 不是对象。请写明类型和名称，例如 Pod/web-0。',
  },
  {
    name: 'a text below a sentence that wants a table',
    does: scenario => {
      scenario.beginStep({ text: 'a StatefulSet "web" with:' })
      tableOf('replicas: 3', scenario)
    },
    en: 'below “a StatefulSet "web" with:” belongs a table, not a text: ',
    'zh-CN': '“a StatefulSet "web" with:”下面应为表格，而不是文本：',
  },
  {
    name: 'a table below a sentence that wants a text',
    does: scenario => {
      scenario.beginStep({ text: 'the manifest:' })
      textOf({ raw: () => [['kind', 'Pod']], hashes: () => [] }, scenario)
    },
    en: 'below “the manifest:” belongs a text, not a table: ',
    'zh-CN': '“the manifest:”下面应为文本，而不是表格：',
  },
  {
    name: 'a table of pods without a head',
    does: scenario => scenario.expectations.podsRun([]),
    en: 'The table is a head alone: ',
    'zh-CN': '表格只有表头：',
  },
  {
    name: 'a patch that is a list of operations',
    does: async scenario => {
      await running(scenario)
      await scenario.actions.patch('web', '- op: remove\n  path: /spec/replicas\n')
      scenario.proceed()
    },
    en: 'the patch:1:1\n  1 | - op: remove\n    | ^^^^^^^^^^^^\n  → a patch is a piece of the object, which is merged into it',
    'zh-CN': '→ 补丁是对象的一部分，会合并到该对象中：请以 spec: 或 metadata: 开头',
  },
  {
    name: 'a patch of several documents',
    does: async scenario => {
      await running(scenario)
      await scenario.actions.patch('web', 'spec:\n  replicas: 2\n---\nspec:\n  minReadySeconds: 5\n')
      scenario.proceed()
    },
    en: 'the patch is several documents, of which only one can be meant: take out the ---',
    'zh-CN': '补丁包含多个文档，而只能使用一个：请去掉其间的 ---',
  },
  {
    name: 'an order of nothing',
    does: scenario => scenario.expectations.inOrder('ready', [], false),
    en: 'The order names no pods.',
    'zh-CN': '顺序中没有写任何 Pod。',
  },
  {
    name: 'a size in no unit of Kubernetes',
    does: scenario => void scenario.quantity('5Gb'),
    en: '"5Gb" is not a quantity.',
    'zh-CN': '"5Gb" 不是数量。',
  },
  {
    name: 'a place far beyond the end of a list',
    does: scenario => scenario.workload.statefulSet('web', [['template.spec.containers[1000000000].image', 'a']]),
    en: '[1000000000] is beyond the end of the list, which has 1 item: the next is [1].',
    'zh-CN': '[1000000000] 超出了列表的末尾，该列表有 1 项：下一项是 [1]。',
  },
  {
    name: 'a value that is no YAML',
    does: scenario => scenario.workload.statefulSet('web', [['replicas', '[3']]),
    en: '[3 is not a value as YAML writes it: ',
    'zh-CN': '[3 不是 YAML 所写的值：',
  },
  {
    name: 'a namespace with a name that cannot be',
    does: scenario => scenario.setup.namespace('Bad_Name'),
    en: 'Namespace "Bad_Name" is invalid: metadata.name: Invalid value',
    'zh-CN': 'Namespace "Bad_Name" is invalid: metadata.name: Invalid value',
  },
  {
    name: 'a manifest in a namespace that is not there',
    does: async scenario => {
      await scenario.actions.applyManifest(
        'apiVersion: v1\nkind: Secret\nmetadata: {name: password, namespace: elsewhere}\n',
      )
      scenario.proceed()
    },
    en: 'namespaces "elsewhere" not found\n  the manifest:3:39\n',
    'zh-CN': '→ 请先创建命名空间：在清单中把 Namespace 写在它之前，或使用句子：命名空间 "elsewhere"',
  },
  {
    name: 'a secret is in another namespace than its pod',
    does: async scenario => {
      const secretKeyRef = '{name: password, key: password}'
      await scenario.actions.applyManifest(
        'apiVersion: v1\nkind: Secret\nmetadata: {name: password, namespace: kube-public}\nstringData: {password: x}\n',
      )
      scenario.workload.statefulSet('web', [
        ['template.spec.containers[0].env[0].name', 'PASSWORD'],
        ['template.spec.containers[0].env[0].valueFrom.secretKeyRef', secretKeyRef],
      ])
      await scenario.workload.running('web')
    },
    en: 'create Secret "password" in namespace default: pods see none but their own, and there is one in kube-public',
    'zh-CN': '在命名空间 default 中创建 Secret "password"：Pod 只能看到自己命名空间中的对象，而它在 kube-public 中',
  },
  {
    name: 'a set is looked for in another namespace',
    does: async scenario => {
      await running(scenario)
      await scenario.setup.namespace('orders')
      await scenario.expectations.becomesReady('web', 1_000)
    },
    en: 'There never was a StatefulSet "web" in this namespace, only in default.',
    'zh-CN': '此命名空间中从未有过 StatefulSet "web"，它只在 default 中有过。',
  },
  {
    name: 'a gate is set that the version does not have',
    does: async scenario => {
      scenario.setup.kubernetes('1.36')
      scenario.setup.gate('StatefulSetRecreateStrategy', true)
      await running(scenario)
    },
    en: 'Kubernetes 1.36 has no feature gate StatefulSetRecreateStrategy: it came with 1.37. Begin with: Kubernetes 1.37',
    'zh-CN':
      'Kubernetes 1.36 没有特性门控 StatefulSetRecreateStrategy：它从 1.37 开始才有。请先写上“Kubernetes 版本为 1.37”',
  },
  {
    name: 'a gate is set before the version that does not have it',
    does: async scenario => {
      scenario.setup.gate('StatefulSetRecreateStrategy', false)
      scenario.setup.kubernetes('1.35')
      await running(scenario)
    },
    en: 'Kubernetes 1.35 has no feature gate StatefulSetRecreateStrategy',
    'zh-CN': 'Kubernetes 1.35 没有特性门控 StatefulSetRecreateStrategy',
  },
  {
    name: 'a gate is set that the version has, before or after it: no mistake',
    does: async scenario => {
      scenario.setup.gate('StatefulSetRecreateStrategy', true)
      scenario.setup.kubernetes('1.37')
      scenario.setup.gate('MaxUnavailableStatefulSet', true)
      await running(scenario)
    },
    en: 'nothing',
    'zh-CN': 'nothing',
  },
  {
    name: 'a manifest that holds nothing',
    does: scenario => scenario.workload.manifest('# to be written\n---\n'),
    en: 'the manifest declares no object',
    'zh-CN': '没有声明任何对象',
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
