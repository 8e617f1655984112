import type { PodUnlisted, Unresolved } from '../api/dns.ts'
import { formatDuration } from './duration.ts'
import { invariantsInChinese } from './invariants.zh-CN.ts'
import { manifestInChinese } from './manifest.zh-CN.ts'
import type { Difference, Messages, ObjectMomentWords, PodCondition, RuleDetails } from './messages.ts'
import type { Named } from './named.ts'
import { scenarioInChinese } from './scenario.zh-CN.ts'

const moment: ObjectMomentWords = {
  created: '创建',
  scheduled: '调度',
  started: '启动',
  ready: '就绪',
  unready: '失去就绪',
  available: '可用',
  restarted: '重启',
  terminating: '终止',
  deleted: '删除',
  failed: '失败',
  succeeded: '成功',
  bound: '绑定',
  pending: '待绑定',
  lost: '丢失',
  released: '释放',
}

/** 状态开始时的说法。 */
const came: ObjectMomentWords = {
  created: '被创建',
  scheduled: '被调度',
  started: '启动',
  ready: '就绪',
  unready: '处于未就绪状态',
  available: '变为可用',
  restarted: '重启',
  terminating: '开始终止',
  deleted: '被删除',
  failed: '失败',
  succeeded: '成功结束',
  bound: '完成绑定',
  pending: '待绑定',
  lost: '丢失其卷',
  released: '被释放',
}

const was: Record<PodCondition, string> = {
  missing: '从未存在过',
  deleted: '已不存在',
  unscheduled: '尚未被调度',
  starting: '已被调度，但尚未启动',
  unready: '未就绪',
  unavailable: '已就绪，但尚不可用',
  available: '已就绪且可用',
  terminating: '正在终止',
  failed: '已失败',
  succeeded: '已成功结束',
}

const time = formatDuration
const spoken: Record<string, string> = { PersistentVolumeClaim: 'PVC', PersistentVolume: 'PV', Node: '节点' }
const named = ({ kind, name }: Named) => `${spoken[kind] ?? kind} "${name}"`
const list = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join('、')} 等共 ${names.length} 个` : names.join('、')
const then = (sinceThen: boolean) => (sinceThen ? '，自此之后' : '')
const since = (at: number | undefined) => (at === undefined ? '' : `（自 ${time(at)} 起）`)
const didYouMean = (meant: string | undefined) => (meant === undefined ? '' : `是否想写 "${meant}"？`)
const colon = (message: string | undefined) => (message ? `：${message}` : '')
const until = (details: RuleDetails['details']) => (details.until === undefined ? '' : `（至 ${details.until}）`)
const firstBad = ({ firstUnavailable: first }: RuleDetails['details']) =>
  first === undefined ? '' : `，首先轮到的是 "${first}"`

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
  explanation: {
    rule: {
      'pod-pending': ({ on }) => `${on} 处于 Pending 阶段；OrderedReady 策略下，在它就绪之前不会进行其他操作`,
      'pod-not-ready': ({ on }) => `${on} 未处于 Running 且就绪的状态；OrderedReady 策略下，在此之前不会进行其他操作`,
      'pod-not-available': ({ on, details }) => `${on} 已就绪，但就绪时间还不到 minReadySeconds${until(details)}`,
      'pod-terminating': ({ on }) => `${on} 正在终止；它消失之后名称才能再用`,
      'pod-failed-terminating': ({ on }) => `${on} 已结束且正在终止；它消失之后才会重新创建`,
      'condemned-not-ready': ({ on, details }) =>
        `${on} 应被缩容，但它未就绪，而这样的 Pod 每次只能移除一个${firstBad(details)}`,
      'condemned-not-available': ({ on, details }) =>
        `${on} 应被缩容，但它尚不可用，而这样的 Pod 每次只能移除一个${firstBad(details)}`,
      'condemned-terminating': ({ on }) => `${on} 正在被移除；它消失之后才轮到下一个 Pod`,
      'update-not-available': ({ on }) => `${on} 不可用，更新不会越过它`,
      'update-budget-spent': ({ on, details }) =>
        `下一个应更新 ${on}，但最多允许 ${details.maxUnavailable ?? 1} 个 Pod 不可用，现在已有 ${details.unavailable ?? '这么多'} 个`,
      'claim-stale': ({ on }) => `${on} 仍属于前一个 Pod，即将随之删除`,
      'claim-terminating': ({ on }) => `${on} 正在被删除，不能用来创建 Pod`,
      'on-delete': ({ on }) => `OnDelete 策略下，只有手动删除 ${on} 之后它才会更新`,
      partition: ({ on, details }) => `${on} 的序号低于分区（${details.partition ?? 0}），保持当前修订版本`,
      'creation-refused': ({ on, details }) => `${on} 无法创建${colon(details.message?.toString())}`,
      'repair-refused': ({ on, details }) => `${on} 无法修正${colon(details.message?.toString())}`,
      'deletion-refused': ({ on, details }) => `${on} 无法删除${colon(details.message?.toString())}`,
      'set-deleting': ({ on }) => `${on} 正在被删除：不再创建或修正任何对象`,
      unready: ({ on }) => `${on} 不可用，缺了它 StatefulSet 就不算全部就绪`,
    },
    holdsBack: {
      creation: ({ pods }) => `创建 ${list(pods)}`,
      update: ({ pods }) => `更新 ${list(pods)}`,
      scaleDown: ({ pods }) => `缩容 ${list(pods)}`,
    },
    cause: {
      container: ({ pod, container, reason, message, restarts }) =>
        `${pod} 的容器 "${container}"：${reason}${message ? `（${message}）` : ''}${restarts > 0 ? `，已重启 ${restarts} 次` : ''}`,
      endedForGood: ({ pod, container, reason, policy }) =>
        `${pod} 的容器 "${container}" 已彻底结束（${reason}）：它自己的重启策略是 ${policy}`,
      probe: ({ pod, container, message, count }) =>
        `${pod} 的容器 "${container}" 在运行，但探针未通过：${message}${count > 1 ? `（${count} 次）` : ''}`,
      unready: ({ pod, message }) => `${pod} 在运行，但一直未就绪${colon(message)}`,
      unschedulable: ({ pod, message }) => `${pod} 无法调度到任何节点：${message}`,
      event: ({ pod, reason, message }) => `${pod} 无法启动：${reason}${colon(message)}`,
      claim: ({ pod, claim, phase, message }) =>
        `${pod} 的 PVC "${claim}" ${claimPhase[phase.toLowerCase()] ?? phase}${colon(message)}`,
      nodeLost: ({ pod, node }) => `${pod} 所在的节点 "${node}" 未就绪：无从得知该 Pod 的情况，也无法终止它`,
      nodeGone: ({ pod, node }) => `${pod} 所在的节点 "${node}" 已不存在`,
      finalizers: ({ pod, finalizers }) => `${pod} 要等到其 finalizers 被移除之后才会消失：${list(finalizers)}`,
      stopping: ({ pod, graceSeconds, since: begun }) =>
        `${pod} 自 ${time(begun)} 起正在停止，体面终止期限为 ${time(graceSeconds * 1000)}`,
      readinessGate: ({ pod, message }) => `${pod} 在等待就绪态门控${colon(message)}`,
      notYetAvailable: ({ pod, availableAt }) => `${pod} 已就绪，将在 ${time(availableAt)} 变为可用`,
      starting: ({ pod, since: begun }) => `${pod} 仍在启动${since(begun)}`,
      refused: ({ message }) => message,
    },
    trap: {
      forcedRollback: ({ pod, revision, wanted }) =>
        `强制回滚陷阱：模板已恢复为 ${wanted}，但 ${pod} 仍停留在修订版本 ${revision}，而 StatefulSet 不会替换自己正在等待的 Pod`,
      secondEdit: ({ pod, revision, wanted }) =>
        `在 ${pod} 有问题时又修改了模板：${pod} 仍停留在修订版本 ${revision}，而 ${wanted} 还没有任何 Pod 运行过`,
      brokenFromBirth: ({ pod, revision, wanted }) =>
        `最初的模板就有问题：模板已更正为 ${wanted}，但 ${pod} 仍停留在最初的修订版本 ${revision}，而 StatefulSet 不会替换自己正在等待的 Pod`,
      deletedBeforeRevert: ({ pod, revision, deletions }) =>
        `${pod} 在模板恢复之前就被删除了（${deletions} 次），重建后仍是同一个修订版本 ${revision}`,
      belowPartition: ({ pod, partition }) =>
        `${pod} 的序号低于分区（${partition}），它自己不会更新，但在它就绪之前，其后的 Pod 也不会更新`,
      crashLoopHeals: ({ pod }) => `${pod} 反复崩溃，但没有就绪探针：它在运行的瞬间算作就绪，届时就会被替换`,
      creationHeals: ({ pod }) => `${pod} 并不存在，因此无需删除任何 Pod：下一次尝试会使用届时的模板`,
      brokenTemplate: ({ pod, revision }) => `修订版本 ${revision} 的 Pod 从未稳定就绪过，${pod} 也是其中之一`,
    },
    wayOut: {
      revertTemplate: ({ set }) => `恢复 StatefulSet "${set}" 的模板（kubectl rollout undo statefulset/${set}）`,
      correctTemplate: ({ set }) => `更正 StatefulSet "${set}" 的模板；此前没有可用的版本`,
      deletePod: ({ pod }) => `删除 Pod "${pod}"（kubectl delete pod ${pod}）`,
      forceDeletePod: ({ pod }) =>
        `或者，仅当确定该节点上已没有任何进程在运行时，强制删除 Pod "${pod}"（kubectl delete pod ${pod} --force --grace-period=0）`,
      recoverNode: ({ node }) => `恢复节点 "${node}"`,
      removeFinalizers: ({ pod, finalizers }) =>
        `让设置 ${list(finalizers)} 的一方完成工作，或从 Pod "${pod}" 上移除它`,
      createObject: ({ object, namespace, elsewhere }) =>
        elsewhere.length === 0
          ? `创建 ${named(object)}；Pod 随后会自行启动`
          : `在命名空间 ${namespace} 中创建 ${named(object)}：Pod 只能看到自己命名空间中的对象，而它在 ${list(elsewhere)} 中；Pod 随后会自行启动`,
      makeRoom: ({ pod }) => `为 Pod "${pod}" 腾出资源，或减少其请求`,
      repairStorage: ({ claim }) => `为 PVC "${claim}" 提供卷；Pod 随后会自行启动`,
      waitFor: ({ pod, until: end }) =>
        `等待：Pod "${pod}" ${end === undefined ? '会自行恢复' : `将在 ${time(end)} 自行恢复`}`,
      giveTime: ({ pod, running }) => `再给 Pod "${pod}" 一些时间：它才运行了 ${time(running)}`,
      allowCreation: ({ pod }) => `消除消息中所述的原因；Pod "${pod}" 随后会自行创建`,
      lowerPartition: ({ set, partition }) => `降低 StatefulSet "${set}" 的分区（现为 ${partition}）`,
      repairPod: ({ pod }) => `让 Pod "${pod}" 就绪，或将其删除`,
      waitForClaim: ({ claim }) => `等待 PVC "${claim}" 消失`,
      waitForDeletion: ({ set }) => `等待 StatefulSet "${set}" 消失`,
    },
  },
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
  invariant: invariantsInChinese({ named, list }),
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
      (known.length > 0
        ? `已知的有：${list(known)}。`
        : elsewhere.length > 0
          ? ''
          : `从未有过任何 ${spoken[kind] ?? kind}。`),
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

const claimPhase: Record<string, string> = {
  bound: '已绑定',
  pending: '待绑定',
  gone: '已不存在',
  missing: '不存在',
  lost: '已丢失其卷',
}
