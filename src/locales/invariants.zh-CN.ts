import type { InvariantMessages } from './invariants.messages.ts'
import { list, named, time } from './words.zh-CN.ts'

const blame = (because: 'force-delete' | 'out-of-service' | undefined): string => {
  if (because === undefined) return ''
  return because === 'force-delete' ? '：它在运行时被强制删除' : '：其节点在它运行时被宣告停止服务'
}

export const invariantsInChinese: InvariantMessages = {
  name: {
    I1: '每个 Pod 只有一个进程',
    I2: '每个 Pod 只有一个对象',
    I3: '每块磁盘只有一个写入者',
    I4: '数据不丢失',
    I5: 'PVC 与 PV 始终对应',
    I6: '按序创建',
    I7: '按序缩容',
    I8: '更新的次序',
    I9: '更新的不可用预算',
    I10: '分区更新',
    I11: '修订版本合理',
    I12: '没有无故的重启',
    I13: '状态属实',
    I14: '可用的 Pod 足够',
    I15: '法定人数',
    I16: '没有无法解释的停滞',
    I17: 'StatefulSet 达到所要求的样子',
    I18: '不会原地打转',
    I19: '重复操作不改变任何东西',
    I20: '体面终止',
    I21: '不可变字段',
    I22: '事件完整',
    I23: '域名指向 Pod',
    I24: '属主关系',
    I25: '两次运行完全相同',
    I26: 'PVC 只因策略而有属主',
    I27: '可以回滚',
  },
  violated: ({ id, name, at, until, what }) =>
    `${id}（${name}）在 ${time(at)}${until === undefined ? '' : ` 至 ${time(until)}`}：${what}`,
  failed: ({ count }) => `发生了 ${count} 件绝不应发生的事：`,
  allow: ({ ids }) => `如果场景正是要这样，请加上标签：${ids.map(id => `@allows:${id}`).join(' ')}`,
  unknown: ({ text, known }) => `"${text}" 不是不变式。不变式为 ${known[0]} 至 ${known.at(-1)}。`,
  broken: {
    twoProcesses: ({ pod, nodes, because }) => `两个 Pod "${pod}" 同时在运行，位于 ${list(nodes)}${blame(because)}`,
    twoObjects: ({ object }) => `前一个 ${named(object)} 尚未消失，就存入了另一个`,
    writtenByTwo: ({ volume, nodes, pods }) =>
      `PV "${volume}" 只允许一个节点写入，却被 ${list(pods)} 同时写入，分别在 ${list(nodes)}`,
    usedByTwoPods: ({ volume, pods }) => `PV "${volume}" 只允许一个 Pod 使用，却被 ${list(pods)} 同时使用`,
    startedUnattached: ({ pod, volume, node, attachedTo }) =>
      `Pod "${pod}" 在 ${node} 上启动，而其 PV "${volume}" 当时${attachedTo.length === 0 ? '未挂接到任何节点' : `挂接在 ${list(attachedTo)}`}`,
    detachedInUse: ({ volume, node, pod, by }) =>
      `${by} 将 PV "${volume}" 从 ${node} 分离，而 Pod "${pod}" 当时正在那里运行`,
    claimDeleted: ({ claim, by }) => `${by} 删除了 PVC "${claim}"，而没有人也没有策略要求这样做`,
    claimTakenFromPod: ({ claim, pod, by }) => `${by} 移除了 PVC "${claim}"，而 Pod "${pod}" 当时正在使用它`,
    volumeDeleted: ({ volume, claim, by }) => `${by} 删除了 PV "${volume}"，而 PVC "${claim}" 仍绑定着它`,
    podOnDoomedClaim: ({ pod, claim }) => `Pod "${pod}" 创建在 PVC "${claim}" 之上，而后者将随前一个 Pod 一起被删除`,
    wrongClaim: ({ pod, claim, mounted }) => `Pod "${pod}" 应挂载 PVC "${claim}"，实际挂载的是 ${mounted ?? '无'}`,
    claimNotThere: ({ pod, claim, is }) =>
      `Pod "${pod}" 被创建，而其 PVC "${claim}" ${is === 'missing' ? '并不存在' : '正在被删除'}`,
    claimRebound: ({ claim, from, to }) => `PVC "${claim}" 的 PV 由 "${from}" 变为 ${to ? `"${to}"` : '无'}`,
    volumeShared: ({ volume, claims }) =>
      `PV "${volume}" 不属于该 PVC：绑定到它的有 ${claims.map(name => `"${name}"`).join('、')}`,
    createdTooEarly: ({ pod, lower }) => `Pod "${pod}" 被创建，而 Pod "${lower}" 当时不可用`,
    createdUnasked: ({ pod, set }) => `Pod "${pod}" 被创建，而 StatefulSet "${set}" 并未要求它`,
    removedTooEarly: ({ pod, other }) => `Pod "${pod}" 过早地被缩容：应先轮到 Pod "${other}"`,
    updatedOutOfOrder: ({ pod, higher }) => `Pod "${pod}" 先于同样过时的 Pod "${higher}" 被更新`,
    updatedTooEarly: ({ pod, other }) => `Pod "${pod}" 为更新而被删除，而 Pod "${other}" 当时不可用`,
    updatedBelowPartition: ({ pod, partition }) => `Pod "${pod}" 的序号低于分区 ${partition}，却被更新`,
    budgetOverspent: ({ pod, most, unavailable }) =>
      `更新 Pod "${pod}" 后有 ${unavailable.length} 个 Pod 不可用，最多允许 ${most} 个：${list(unavailable)}`,
    wrongRevision: ({ pod, revision, wanted, partition }) =>
      `Pod "${pod}" 以修订版本 ${revision} 创建，而不是 ${wanted}，分区为 ${partition}`,
    revisionNumber: ({ revision, number, highest }) => `修订版本 ${revision} 的编号为 ${number}，而此前已有 ${highest}`,
    revisionTwice: ({ revision, other }) => `修订版本 ${revision} 与 ${other} 的模板相同`,
    revisionMissing: ({ set, revision }) => `StatefulSet "${set}" 的状态提到修订版本 ${revision}，而它并不存在`,
    revisionTaken: ({ revision, user }) => `修订版本 ${revision} 被删除，而 ${named(user)} 仍需要它`,
    promotedEarly: ({ set, to, replicas, ready, updated, asked }) =>
      `StatefulSet "${set}" 以 ${to} 为当前修订版本，而其 ${replicas} 个 Pod 中只有 ${ready} 个就绪、${updated} 个已更新，要求的副本数为 ${asked}`,
    collisionsFell: ({ set, from, to }) => `StatefulSet "${set}" 的 collisionCount 由 ${from} 降为 ${to}`,
    podDeletedWithoutCause: ({ pod, by }) => `${by} 无故删除了 Pod "${pod}"`,
    revisionWithoutCause: ({ set, revision }) =>
      `StatefulSet "${set}" 产生了新的修订版本 ${revision}，而没有人改过它的模板`,
    countsContradict: ({ set, field, value, than, limit }) =>
      `StatefulSet "${set}" 的状态中 ${field} 为 ${value}，${than} 为 ${limit}`,
    generationFell: ({ set, from, to }) => `StatefulSet "${set}" 的 observedGeneration 由 ${from} 降为 ${to}`,
    countWrong: ({ set, field, said, is }) => `StatefulSet "${set}" 的状态中 ${field} 为 ${said}，实际为 ${is}`,
    readyWithoutProcess: ({ pod, node, since }) =>
      `Pod "${pod}" 处于就绪，而自 ${time(since)} 起它在 ${node} 上没有任何进程`,
    belowFloor: ({ set, available, floor, pods }) =>
      `StatefulSet "${set}" 只有 ${available} 个 Pod 可用，至少需要 ${floor} 个；缺少：${list(pods)}`,
    budgetBroken: ({ pod, budget }) => `Pod "${pod}" 被驱逐，而 PodDisruptionBudget "${budget}" 不允许`,
    quorumLost: ({ set, ready, members }) => `StatefulSet "${set}" 失去法定人数：${members} 个成员中有 ${ready} 个就绪`,
    stalled: ({ set, since }) => `StatefulSet "${set}" 未达到要求，自 ${time(since)} 起毫无进展，且没有任何解释`,
    deletionStalled: ({ object, since }) => `${named(object)} 自 ${time(since)} 起应被删除，而没有任何东西阻止它`,
    notConverged: ({ set, since, missing }) =>
      `StatefulSet "${set}" 未达到要求，而自 ${time(since)} 起没有任何操作：${list(missing)}`,
    livelock: ({ pod, times, generation }) =>
      `Pod "${pod}" 在其 StatefulSet 的第 ${generation} 代中被删除了 ${times} 次`,
    wroteAgain: ({ object, by, writes }) => `${named(object)} 被 ${by} 写入 ${writes} 次`,
    killedAtGrace: ({ pod, container }) => `Pod "${pod}" 的容器 "${container}" 在宽限期结束时被强行终止`,
    killedBeforeReady: ({ pod, container, by }) =>
      `Pod "${pod}" 的容器 "${container}" 尚未就绪就因${by === 'liveness' ? '存活' : '启动'}探针而被终止`,
    immutableChanged: ({ object, path, by }) => `${by} 修改了 ${named(object)} 的 ${path}，而该字段不可变`,
    eventMissing: ({ set, reason, writes, events }) =>
      `StatefulSet "${set}" 有 ${writes} 次写入应留下事件 ${reason}，实际只有 ${events} 个`,
    eventStorm: ({ object, reason, count }) => `关于 ${named(object)} 的事件 ${reason} 重复记录了 ${count} 次`,
    serviceMissing: ({ set, service }) => `StatefulSet "${set}" 指定了 Service "${service}"，而它并不存在`,
    nameUnresolved: ({ pod, name, address, found }) =>
      `Pod "${pod}" 已就绪，地址为 ${address}，而 ${name} 解析到 ${found.length === 0 ? '无' : list(found)}`,
    twoControllers: ({ object, controllers }) => `${named(object)} 有两个控制器：${list(controllers)}`,
    ownerNotLive: ({ object, owner }) => `${named(object)} 归属于 ${named(owner)}，而后者已经或正在消失`,
    runsDiffer: ({ position, first, second }) => `两次运行从第 ${position} 条记录起不同：${first} | ${second}`,
    claimTiedToPod: ({ claim, pod, policy }) =>
      `PVC "${claim}" 以 Pod "${pod}" 为属主，而该 Pod 仍被要求存在，或 whenScaled 并非 Delete（${policy}）`,
    claimTiedToSet: ({ claim, set, policy }) =>
      `PVC "${claim}" 以 StatefulSet "${set}" 为属主，而 whenDeleted 为 ${policy}`,
    trapWindow: ({ set, pod, revision, current }) =>
      `仅将 StatefulSet "${set}" 回滚到修订版本 ${current} 是不够的：修订版本 ${revision} 的 Pod "${pod}" 必须手动删除`,
  },
}
