import type { PodUnlisted, Unresolved } from '../api/dns.ts'
import { explanationInChinese } from './explanation.zh-CN.ts'
import { invariantsInChinese } from './invariants.zh-CN.ts'
import { manifestInChinese } from './manifest.zh-CN.ts'
import type { Difference, Messages } from './messages.ts'
import { came, moment, was } from './moments.zh-CN.ts'
import { scenarioInChinese } from './scenario.zh-CN.ts'
import { claimPhase, colon, list, named, since, spoken, time } from './words.zh-CN.ts'

const then = (sinceThen: boolean) => (sinceThen ? '，自此之后' : '')
const didYouMean = (meant: string | undefined) => (meant === undefined ? '' : `是否想写 "${meant}"？`)

function difference({ of, path, expected, actual }: Difference): string {
  const place = of === undefined ? path : `${of} 的 ${path}`
  if (of !== undefined && path === 'pod') return `${of} 不存在`
  if (expected === '') return `${place}：预期为空，实际为 ${actual}`
  return `${place}：预期为 ${expected}，${actual === undefined || actual === '' ? '实际为空' : `实际为 ${actual}`}`
}

function unresolved(because: Unresolved): string {
  switch (because.reason) {
    case 'outside':
      return '它不是本集群的域名'
    case 'no-such-record':
      return '没有这种形式的 DNS 记录'
    case 'no-such-service':
      return `命名空间 "${because.namespace}" 中没有 Service "${because.service}"`
    case 'no-ready-endpoints':
      return `Service "${because.service}" 的 ${because.listed} 个端点均未就绪，而该 Service 不发布未就绪的地址`
    case 'no-such-host':
      return `Service "${because.service}" 没有此名称的端点${because.pod === undefined ? '' : `：${unlisted[because.pod]}`}`
    case 'not-ready':
      return `该 Pod 未就绪，而 Service "${because.service}" 不发布未就绪的地址`
    case 'terminating':
      return `该 Pod 正在终止，Service "${because.service}" 不再发布其地址`
    case 'no-such-port':
      return `Service "${because.service}" 没有端口 "${because.port}"`
    case 'no-such-address':
      return `没有 Pod 使用地址 ${because.address}`
  }
}

const unlisted: Record<PodUnlisted, string> = {
  missing: '没有这个 Pod',
  'without-address': '该 Pod 尚无地址',
  finished: '该 Pod 已结束',
  'not-selected': '其选择算符未选中该 Pod',
  'other-subdomain': '该 Pod 指定了另一个治理 Service',
  'not-yet-listed': '该 Pod 尚未列入端点',
}

/** 中文消息。术语依照 Kubernetes 官方中文文档，资源类型保留原名。 */
export const zhCN: Messages = {
  language: 'zh-CN',
  named,
  moment,
  expected: {
    podsInOrder: ({ moment: asked, pods, sinceThen }) =>
      `Pod ${moment[asked]}的顺序为 "${pods.join(', ')}"${then(sinceThen)}`,
    podOnlyAfter: ({ pod, moment: asked, other, otherMoment, sinceThen }) =>
      `Pod "${pod}" ${moment[asked]}只发生在 Pod "${other}" ${moment[otherMoment]}之后${then(sinceThen)}`,
    podWithin: ({ pod, moment: asked, within }) => `Pod "${pod}" ${moment[asked]}，不超过 ${time(within)}`,
    podNever: ({ pod, moment: asked, sinceThen }) => `Pod "${pod}" 从未${moment[asked]}${then(sinceThen)}`,
    podStays: ({ pod, moment: asked, duration }) => `Pod "${pod}" 保持${moment[asked]}，持续 ${time(duration)}`,
    happenInOrder: ({ rows }) =>
      `依次发生：${rows.map(row => `${named(row.object)} ${moment[row.moment]}`).join('，')}`,
    atMostUnavailable: ({ set, most, sinceThen }) =>
      `任何时刻最多 ${most} 个 Pod 不可用，针对 StatefulSet "${set}"${then(sinceThen)}`,
    atLeastReady: ({ set, least, sinceThen }) =>
      `任何时刻至少 ${least} 个 Pod 就绪，针对 StatefulSet "${set}"${then(sinceThen)}`,
    setReadyWithin: ({ set, within }) => `StatefulSet "${set}" 全部就绪，不超过 ${time(within)}`,
    setRollsOutWithin: ({ set, within }) => `StatefulSet "${set}" 更新完成，不超过 ${time(within)}`,
    setStuckOn: ({ set, pod }) => `StatefulSet "${set}" 卡在 Pod "${pod}"`,
    setHasStatus: ({ set }) => `StatefulSet "${set}" 的状态与表格一致`,
    podRunsImage: ({ pod, image }) => `Pod "${pod}" 运行镜像 "${image}"`,
    podRunsOn: ({ pod, node }) => `Pod "${pod}" 运行在节点 "${node}"`,
    podsRun: ({ pods }) => `这些 Pod 的状态与表格一致：${list(pods)}`,
    claimIs: ({ claim, phase }) => `PVC "${claim}" ${claimPhase[phase]}`,
    claimNeverDeleted: ({ claim, sinceThen }) => `PVC "${claim}" 从未被删除${then(sinceThen)}`,
    eventRecorded: ({ reason, object }) => `事件 "${reason}" 记录在 ${named(object)} 上`,
    objectHas: ({ object }) => `${named(object)} 具有表格中的值`,
    resolvesTo: ({ name, pod }) => `域名 "${name}" 解析到 Pod "${pod}"`,
    doesNotResolve: ({ name }) => `域名 "${name}" 无法解析`,
    runsTwice: ({ pod }) => `Pod "${pod}" 同时运行着两份`,
    neverRunsTwice: ({ pod, sinceThen }) => `Pod "${pod}" 从未同时运行两份${then(sinceThen)}`,
    nodeIs: ({ node, ready, within }) =>
      `节点 "${node}" ${ready ? '就绪' : '未就绪'}${within === undefined ? '' : `，不超过 ${time(within)}`}`,
    objectExists: ({ object, exists }) => `${named(object)} ${exists ? '存在' : '不存在'}`,
  },
  seen: {
    began: ({ object, moment: seen, at }) => `${named(object)} 在 ${time(at)} ${came[seen]}`,
    wasFromTheStart: ({ pod, moment: seen, since: begun, at }) =>
      `最后一次操作时（${time(at)}），Pod "${pod}" 已经处于“${moment[seen]}”状态${since(begun)}`,
    whileOtherWas: ({ pod, moment: seen, at, other, condition, since: begun }) =>
      `Pod "${pod}" 在 ${time(at)} ${came[seen]}，当时 Pod "${other}" ${was[condition]}${since(begun)}`,
    outOfOrder: ({ pod, moment: seen, at, awaited }) =>
      `Pod "${pod}" 在 ${time(at)} ${came[seen]}，而此时应先轮到 Pod "${awaited}"`,
    onceMore: ({ pod, moment: seen, at, first, sinceThen }) =>
      `Pod "${pod}" 在 ${time(at)} 再次${came[seen]}，第一次是在 ${time(first)}${sinceThen ? '' : '（加上「自此之后」则只看最后一次操作之后的情况）'}`,
    orderUnfinished: ({ moment: asked, awaited, reached }) =>
      reached.length === 0
        ? `这些 Pod 均未${moment[asked]}，最先应轮到 Pod "${awaited}"`
        : `${reached.map(({ pod, at }) => `${pod} 在 ${time(at)}`).join('，')}；Pod "${awaited}" 尚未${moment[asked]}`,
    podWas: ({ pod, at, condition, since: begun }) => `在 ${time(at)}，Pod "${pod}" ${was[condition]}${since(begun)}`,
    ended: ({ pod, moment: asked, at, after, condition }) =>
      after === 0
        ? `Pod "${pod}" 一开始（${time(at)}）就不处于“${moment[asked]}”状态：${was[condition]}`
        : `Pod "${pod}" 保持“${moment[asked]}”状态 ${time(after)}；在 ${time(at)}，它${was[condition]}`,
    rowsUnfinished: ({ awaited, reached, earlier }) => {
      const upTo =
        reached === undefined
          ? ''
          : `已进行到 ${named(reached.object)} ${moment[reached.moment]}（${time(reached.at)}）；`
      const when = reached === undefined ? '从未发生' : '此后没有发生'
      return `${upTo}${named(awaited.object)} ${moment[awaited.moment]}${when}${earlier === undefined ? '' : `，只在此前的 ${time(earlier)} 发生过`}`
    },
    unavailable: ({ set, at, count, pods }) =>
      `在 ${time(at)}，StatefulSet "${set}" 有 ${count} 个 Pod 不可用：${list(pods)}`,
    notReady: ({ set, at, count, pods }) =>
      `在 ${time(at)}，StatefulSet "${set}" 只有 ${count} 个 Pod 就绪，未就绪的有 ${list(pods)}`,
    neverComplete: ({ set, ready, replicas }) =>
      `StatefulSet "${set}" 从未全部就绪，因此无从计数；目前 ${replicas} 个 Pod 中有 ${ready} 个就绪`,
    setWas: ({ set, at, replicas, ready, available, generation, observedGeneration, unavailable }) =>
      `在 ${time(at)}，StatefulSet "${set}" 的 ${replicas} 个副本中有 ${ready} 个就绪、${available} 个可用` +
      (unavailable.length === 0 ? '' : `，缺 ${list(unavailable)}`) +
      (observedGeneration < generation
        ? `；其状态仍对应第 ${observedGeneration} 代规约，而规约已是第 ${generation} 代`
        : ''),
    setAbsent: ({ set }) => `StatefulSet "${set}" 不存在`,
    rolloutWas: ({ set, at, line }) =>
      `在 ${time(at)}，kubectl rollout status 对 StatefulSet "${set}" 的输出为：${line}`,
    notStuck: ({ set }) => `StatefulSet "${set}" 不在等待任何对象，已全部就绪`,
    stuckOnOther: ({ set, on }) => `StatefulSet "${set}" 卡在 ${list(on)}`,
    differences: ({ rows }) => rows.map(difference).join('\n'),
    podAbsent: ({ pod, deletedAt }) =>
      deletedAt === undefined ? `Pod "${pod}" 从未被创建` : `Pod "${pod}" 已在 ${time(deletedAt)} 被删除`,
    podRuns: ({ pod, images }) => `Pod "${pod}" 运行的镜像是 ${images.map(image => `"${image}"`).join('、')}`,
    podIsOn: ({ pod, node }) =>
      node === undefined ? `Pod "${pod}" 尚未被调度到任何节点` : `Pod "${pod}" 运行在节点 "${node}"`,
    claimWas: ({ claim, phase }) => `PVC "${claim}" ${claimPhase[phase.toLowerCase()] ?? `的阶段为 ${phase}`}`,
    claimAbsent: ({ claim }) => `PVC "${claim}" 不存在`,
    events: ({ object, reasons }) =>
      reasons.length === 0
        ? `${named(object)} 上没有记录任何事件`
        : `${named(object)} 上记录的事件有：${list(reasons)}`,
    objectAbsent: ({ object }) => `${named(object)} 不存在`,
    ranOn: ({ pod, nodes, at }) =>
      nodes.length === 0
        ? `${time(at)} 时 Pod "${pod}" 没有任何进程在运行`
        : `${time(at)} 时 Pod "${pod}" 的进程运行在 ${list(nodes)}`,
    objectPresent: ({ object }) => `${named(object)} 存在`,
    nodeWas: ({ node, status = '缺失', message, at }) =>
      `${time(at)} 时节点 "${node}" 的 Ready 状况为 ${status}${colon(message)}`,
    resolved: ({ name, to }) => `域名 "${name}" 解析到 ${list(to)}`,
    notResolved: ({ name, because, pod, condition }) =>
      `域名 "${name}" 无法解析：${unresolved(because)}；Pod "${pod}" ${was[condition]}`,
  },
  explanation: explanationInChinese,
  failure: {
    expected: '预期',
    seen: '实际',
    blocked: '受阻',
    before: heading => `${heading}：`,
    since: ({ since: begun, for: length }) => `（自 ${time(begun)} 起，已持续 ${time(length)}）`,
    heldBack: '被阻挡',
    cause: '原因',
    situation: '情形',
    wayOut: '出路',
    transcript: '最后所见',
    transcriptUntil: of => `截至 ${time(of.until)} 所见`,
    holds: '符合预期。',
  },
  manifest: manifestInChinese,
  invariant: invariantsInChinese,
  scenario: scenarioInChinese,
  mistake: {
    notADuration: ({ text }) =>
      `"${text}" 不是时长。可以写作 30s、2m、1h30m 或 500ms，也可以写作 30 秒、2 分钟或 1 小时，或者 30 seconds、2 minutes。`,
    notAMoment: ({ text, meant }) =>
      `"${text}" 不是 Pod 的状态。${didYouMean(meant)}可用的有：创建、调度、启动、就绪、失去就绪、可用、重启、终止、删除、失败、成功。`,
    cannotStay: ({ moment: asked }) =>
      `Pod 不能“保持${moment[asked]}”：它只是一个瞬间，不会持续。可以保持的有：调度、启动、就绪、失去就绪、可用、终止、失败、成功。`,
    unknownPod: ({ pod, meant, sets }) =>
      `从未有过 Pod "${pod}"，也没有任何 StatefulSet 会创建这个名称的 Pod。${didYouMean(meant)}` +
      (sets.length === 0 ? '其命名空间中没有任何 StatefulSet。' : `现有的 StatefulSet：${list(sets)}。`),
    unknownObject: ({ kind, name, meant, known, elsewhere }) =>
      `${elsewhere.length === 0 ? '' : '此命名空间中'}从未有过 ${named({ kind, name })}${elsewhere.length === 0 ? '' : `，它只在 ${list(elsewhere)} 中有过`}。${didYouMean(meant)}` +
      (known.length > 0 ? `已知的有：${list(known)}。` : elsewhere.length > 0 ? '' : `从未有过任何 ${spoken(kind)}。`),
    unknownKind: ({ kind, meant }) => `没有 "${kind}" 这种资源类型。${didYouMean(meant)}`,
    unknownColumn: ({ column, columns, meant }) =>
      `表格中的列 "${column}" 在这里没有含义。${didYouMean(meant)}可用的列：${columns.join('、')}。`,
    missingColumn: ({ column }) => `表格需要 "${column}" 列，且每一行都要填写。`,
    unknownObjectMoment: ({ object, moment: asked, moments, meant }) =>
      `"${object}" 没有“${asked}”这一状态。${didYouMean(meant)}可用的有：${moments.map(possible => moment[possible]).join('、')}。`,
    notAnObject: ({ text }) => `"${text}" 不是对象。请写明类型和名称，例如 Pod/web-0。`,
    notAPath: ({ path, at }) =>
      `"${path}" 从第 ${at + 1} 个字符起不是有效的路径。可以写作 spec.template.spec.containers[0].image、containers[name=app].image 或 metadata.labels["a.b/c"]。`,
    repeatedPod: ({ pod }) => `Pod "${pod}" 出现了两次；在顺序中每个 Pod 只占一个位置。`,
    noPods: () => '顺序中没有写任何 Pod。请用逗号隔开，例如 "web-0, web-1"。',
    noRows: () => '表格只有表头：第一行是各列的名称，其下每行写一个 Pod。',
    notAQuantity: ({ text }) => `"${text}" 不是数量。可以写作 2、500m、1Gi 或 10G。`,
    notTwoColumns: ({ columns }) => `表格有 ${columns} 列；这里需要两列，且没有表头：所指的字段，以及它的值。`,
    notAValue: ({ text, because }) => `${text} 不是 YAML 所写的值：${because}。`,
    beyondList: ({ element, length }) => `[${element}] 超出了列表的末尾，该列表有 ${length} 项：下一项是 [${length}]。`,
  },
}
