import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chapters } from './pages.ts'

/** The language of the first release, in both languages. Sentences may be added to it; none of these is renamed or taken away. */
const language: readonly (readonly [english: string, chinese: string])[] = [
  // The cluster
  ['a cluster of {int} node(s)', '一个有 {int} 个节点的集群'],
  ['namespace {string}', '命名空间 {string}'],
  ['Kubernetes {version}', 'Kubernetes 版本为 {version}'],
  ['feature gate {string} is on', '特性门控 {string} 开启'],
  ['feature gate {string} is off', '特性门控 {string} 关闭'],
  ['node {string} has {quantity} CPU and {quantity} memory', '节点 {string} 有 {quantity} CPU 和 {quantity} 内存'],
  ['node {string} is in zone {string}', '节点 {string} 位于可用区 {string}'],
  ['a default StorageClass {string}', '默认的 StorageClass {string}'],
  ['a StorageClass {string} with:', 'StorageClass {string}，其参数为：'],
  [
    'a PersistentVolume {string} of {quantity} in StorageClass {string}',
    'PersistentVolume {string}，容量为 {quantity}，属于 StorageClass {string}',
  ],
  // The workload
  ['the manifests in {string}', '{string} 中的清单'],
  ['the manifest:', '清单：'],
  ['a StatefulSet {string} with {int} replica(s)', '一个有副本的 StatefulSet {string}，副本数为 {int}'],
  ['a StatefulSet {string} with:', '一个 StatefulSet {string}，其规约为：'],
  ['StatefulSet {string} is running', 'StatefulSet {string} 正在运行'],
  ['image {string} becomes ready after {duration}', '镜像 {string} 启动后就绪所需时间为 {duration}'],
  ['image {string} never becomes ready', '镜像 {string} 永远不会就绪'],
  ['image {string} crashes after {duration}', '镜像 {string} 启动后崩溃，间隔 {duration}'],
  ['image {string} cannot be pulled', '镜像 {string} 无法拉取'],
  ['image {string} takes {duration} to pull', '镜像 {string} 拉取需要 {duration}'],
  ['image {string} takes {duration} to stop', '镜像 {string} 停止需要 {duration}'],
  ['pod {string} never becomes ready', 'Pod {string} 永远不会就绪'],
  ['pod {string} becomes ready after {duration}', 'Pod {string} 启动后就绪所需时间为 {duration}'],
  ['pod {string} answers {string} with {int}', 'Pod {string} 对 {string} 的应答为 {int}'],
  // What is done
  ['the manifests are applied', '应用这些清单'],
  ['this manifest is applied:', '应用以下清单：'],
  ['StatefulSet {string} is scaled to {int} replica(s)', 'StatefulSet {string} 扩缩到 {int} 个副本'],
  ['the image of StatefulSet {string} is set to {string}', 'StatefulSet {string} 的镜像设为 {string}'],
  ['the partition of StatefulSet {string} is set to {int}', 'StatefulSet {string} 的分区设为 {int}'],
  ['StatefulSet {string} is patched with:', '对 StatefulSet {string} 打补丁：'],
  ['StatefulSet {string} is rolled back', 'StatefulSet {string} 回滚'],
  ['StatefulSet {string} is rolled back to revision {int}', 'StatefulSet {string} 回滚到修订版本 {int}'],
  ['StatefulSet {string} is restarted', 'StatefulSet {string} 重新启动'],
  ['StatefulSet {string} is deleted', 'StatefulSet {string} 被删除'],
  ['StatefulSet {string} is deleted and its pods are orphaned', 'StatefulSet {string} 被删除，其 Pod 成为孤儿'],
  ['pod {string} is deleted', 'Pod {string} 被删除'],
  ['pod {string} is force-deleted', 'Pod {string} 被强制删除'],
  ['pod {string} is evicted', 'Pod {string} 被驱逐'],
  ['claim {string} is deleted', 'PVC {string} 被删除'],
  ['claim {string} is resized to {quantity}', 'PVC {string} 的容量改为 {quantity}'],
  ['pod {string} writes {string} to {string}', 'Pod {string} 写入 {string} 到 {string}'],
  ['node {string} fails', '节点 {string} 故障'],
  ['node {string} recovers', '节点 {string} 恢复'],
  ['node {string} is cordoned', '节点 {string} 被封锁'],
  ['node {string} is uncordoned', '节点 {string} 解除封锁'],
  ['node {string} is drained', '节点 {string} 被排空'],
  ['node {string} is removed', '节点 {string} 被移除'],
  ['{duration} pass(es)', '经过 {duration}'],
  ['everything settles', '一切稳定下来'],
  // What must be seen
  ['StatefulSet {string} becomes ready within {duration}', 'StatefulSet {string} 全部就绪，不超过 {duration}'],
  ['StatefulSet {string} rolls out within {duration}', 'StatefulSet {string} 更新完成，不超过 {duration}'],
  ['StatefulSet {string} is stuck on pod {string}', 'StatefulSet {string} 卡在 Pod {string}'],
  ['StatefulSet {string} has status:', 'StatefulSet {string} 的状态为：'],
  ['pods are {moment} in the order {string}[ since then]', 'Pod {moment}的顺序为 {string}[，自此之后]'],
  [
    'pod {string} is {moment} only after pod {string} is {moment}[ since then]',
    'Pod {string} {moment}只发生在 Pod {string} {moment}之后[，自此之后]',
  ],
  ['pod {string} is {moment} within {duration}', 'Pod {string} {moment}，不超过 {duration}'],
  ['pod {string} is never {moment}[ since then]', 'Pod {string} 从未{moment}[，自此之后]'],
  ['pod {string} stays {moment} for {duration}', 'Pod {string} 保持{moment}，持续 {duration}'],
  ['these happen in order:', '依次发生：'],
  [
    'at most {int} pod(s) of StatefulSet {string} is/are unavailable at any moment[ since then]',
    '任何时刻最多 {int} 个 Pod 不可用，针对 StatefulSet {string}[，自此之后]',
  ],
  [
    'at least {int} pod(s) of StatefulSet {string} is/are ready at every moment[ since then]',
    '任何时刻至少 {int} 个 Pod 就绪，针对 StatefulSet {string}[，自此之后]',
  ],
  ['pod {string} runs image {string}', 'Pod {string} 运行镜像 {string}'],
  ['pod {string} runs on node {string}', 'Pod {string} 运行在节点 {string}'],
  ['these pods run:', '这些 Pod 的状态为：'],
  ['claim {string} is bound', 'PVC {string} 已绑定'],
  ['claim {string} is pending', 'PVC {string} 待绑定'],
  ['claim {string} is gone', 'PVC {string} 已不存在'],
  ['claim {string} is never deleted[ since then]', 'PVC {string} 从未被删除[，自此之后]'],
  ['pod {string} reads {string} from {string}', 'Pod {string} 读到 {string}，来自 {string}'],
  ['{string} resolves to pod {string}', '域名 {string} 解析到 Pod {string}'],
  ['{string} does not resolve', '域名 {string} 无法解析'],
  ['event {string} is recorded on {word} {string}', '事件 {string} 记录在 {word} {string} 上'],
  ['the request is refused with {string}', '请求被拒绝，原因含 {string}'],
  ['{kind} {string} has:', '{kind} {string} 具有：'],
]

const registered = new Map(
  chapters().flatMap(({ sentences }) => sentences.map(({ english, chinese }) => [english, chinese])),
)

for (const [english, chinese] of language)
  test(`${english} · ${chinese}`, () => assert.equal(registered.get(english), chinese))
