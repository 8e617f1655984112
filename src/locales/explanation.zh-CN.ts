import type { ExplanationMessages, RuleDetails } from './explanation.messages.ts'
import { claimPhase, colon, list, named, since, time } from './words.zh-CN.ts'

const until = (details: RuleDetails['details']) => (details.until === undefined ? '' : `（至 ${details.until}）`)
const firstBad = ({ firstUnavailable: first }: RuleDetails['details']) =>
  first === undefined ? '' : `，首先轮到的是 "${first}"`

/** StatefulSet 停滞的原因与出路。 */
export const explanationInChinese: ExplanationMessages = {
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
    removeFinalizers: ({ pod, finalizers }) => `让设置 ${list(finalizers)} 的一方完成工作，或从 Pod "${pod}" 上移除它`,
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
}
