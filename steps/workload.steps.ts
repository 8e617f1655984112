// The workload · 工作负载

import { Given } from '@cucumber/cucumber'
import type { Below } from '../src/index.ts'
import type { Rollcall } from './world.ts'

Given('the manifests in {string}', manifestsIn)
Given('{string} 中的清单', manifestsIn)
function manifestsIn(this: Rollcall, path: string) {
  return this.workload.manifestsIn(path)
}

Given('the manifest:', manifest)
Given('清单：', manifest)
function manifest(this: Rollcall, objects: Below) {
  return this.workload.manifest(this.text(objects))
}

Given('a StatefulSet {string} with {int} replica(s)', statefulSet)
Given('一个有副本的 StatefulSet {string}，副本数为 {int}', statefulSet)
function statefulSet(this: Rollcall, name: string, replicas: number) {
  return this.workload.statefulSet(name, [['replicas', String(replicas)]])
}

Given('a StatefulSet {string} with:', statefulSetWith)
Given('一个 StatefulSet {string}，其规约为：', statefulSetWith)
function statefulSetWith(this: Rollcall, name: string, fields: Below) {
  return this.workload.statefulSet(name, this.table(fields).raw())
}

Given('StatefulSet {string} is running', running)
Given('StatefulSet {string} 正在运行', running)
function running(this: Rollcall, name: string) {
  return this.workload.running(name)
}

Given('image {string} becomes ready after {duration}', imageReadyAfter)
Given('镜像 {string} 启动后就绪所需时间为 {duration}', imageReadyAfter)
function imageReadyAfter(this: Rollcall, image: string, duration: number) {
  return this.workload.image(image, { ready: duration })
}

Given('image {string} answers no probe before it is ready', imageSilentUntilReady)
Given('镜像 {string} 就绪之前不应答任何探针', imageSilentUntilReady)
function imageSilentUntilReady(this: Rollcall, image: string) {
  return this.workload.image(image, { aliveFrom: 'ready' })
}

Given('image {string} never becomes ready', imageNeverReady)
Given('镜像 {string} 永远不会就绪', imageNeverReady)
function imageNeverReady(this: Rollcall, image: string) {
  return this.workload.image(image, { ready: 'never' })
}

Given('image {string} crashes after {duration}', imageCrashes)
Given('镜像 {string} 启动后崩溃，间隔 {duration}', imageCrashes)
function imageCrashes(this: Rollcall, image: string, duration: number) {
  return this.workload.image(image, { end: { after: duration, exitCode: 1 } })
}

Given('image {string} cannot be pulled', imageUnpullable)
Given('镜像 {string} 无法拉取', imageUnpullable)
function imageUnpullable(this: Rollcall, image: string) {
  return this.workload.image(image, { pull: 'fails' })
}

Given('image {string} takes {duration} to pull', imagePull)
Given('镜像 {string} 拉取需要 {duration}', imagePull)
function imagePull(this: Rollcall, image: string, duration: number) {
  return this.workload.image(image, { pull: duration })
}

Given('image {string} takes {duration} to stop', imageStop)
Given('镜像 {string} 停止需要 {duration}', imageStop)
function imageStop(this: Rollcall, image: string, duration: number) {
  return this.workload.image(image, { stop: duration })
}

Given('image {string} exits with code {int} after {duration}', imageExits)
Given('镜像 {string} 以退出码 {int} 退出，启动后经过 {duration}', imageExits)
function imageExits(this: Rollcall, image: string, exitCode: number, duration: number) {
  return this.workload.image(image, { end: { after: duration, exitCode } })
}

Given('image {string} runs out of memory after {duration}', imageOutOfMemory)
Given('镜像 {string} 超出内存限制，启动后经过 {duration}', imageOutOfMemory)
function imageOutOfMemory(this: Rollcall, image: string, duration: number) {
  return this.workload.image(image, { end: { after: duration, exitCode: 137, outOfMemory: true } })
}

Given('image {string} no longer crashes', imageNoLongerCrashes)
Given('镜像 {string} 不再崩溃', imageNoLongerCrashes)
function imageNoLongerCrashes(this: Rollcall, image: string) {
  return this.workload.image(image, { end: 'never' })
}

Given('image {string} hangs after {duration}', imageHangs)
Given('镜像 {string} 停止响应，启动后经过 {duration}', imageHangs)
function imageHangs(this: Rollcall, image: string, duration: number) {
  return this.workload.image(image, { hang: duration })
}

Given('image {string} can be pulled again', imagePullable)
Given('镜像 {string} 可以重新拉取', imagePullable)
function imagePullable(this: Rollcall, image: string) {
  return this.workload.image(image, { pull: undefined })
}

Given('image {string} ignores SIGTERM', imageIgnoresTermination)
Given('镜像 {string} 不响应 SIGTERM', imageIgnoresTermination)
function imageIgnoresTermination(this: Rollcall, image: string) {
  return this.workload.image(image, { stop: 'never' })
}

Given('image {string} becomes ready only with {int} peer(s)', imageNeedsPeers)
Given('镜像 {string} 只有能解析到 {int} 个同伴时才就绪', imageNeedsPeers)
function imageNeedsPeers(this: Rollcall, image: string, peers: number) {
  return this.workload.image(image, { peers })
}

Given('image {string} does not start on an empty volume', imageNeedsData)
Given('镜像 {string} 无法在空卷上启动', imageNeedsData)
function imageNeedsData(this: Rollcall, image: string) {
  return this.workload.image(image, { emptyData: 'refuses' })
}

Given('pod {string} never becomes ready', podNeverReady)
Given('Pod {string} 永远不会就绪', podNeverReady)
function podNeverReady(this: Rollcall, pod: string) {
  return this.workload.pod(pod, { ready: 'never' })
}

Given('pod {string} becomes ready after {duration}', podReadyAfter)
Given('Pod {string} 启动后就绪所需时间为 {duration}', podReadyAfter)
function podReadyAfter(this: Rollcall, pod: string, duration: number) {
  return this.workload.pod(pod, { ready: duration })
}

Given('pod {string} crashes after {duration}', podCrashes)
Given('Pod {string} 启动后崩溃，间隔 {duration}', podCrashes)
function podCrashes(this: Rollcall, pod: string, duration: number) {
  return this.workload.pod(pod, { end: { after: duration, exitCode: 1 } })
}

Given('pod {string} no longer crashes', podNoLongerCrashes)
Given('Pod {string} 不再崩溃', podNoLongerCrashes)
function podNoLongerCrashes(this: Rollcall, pod: string) {
  return this.workload.pod(pod, { end: 'never' })
}

Given('pod {string} answers {string} with {int}', podAnswers)
Given('Pod {string} 对 {string} 的应答为 {int}', podAnswers)
function podAnswers(this: Rollcall, pod: string, request: string, status: number) {
  return this.workload.podAnswers(pod, request, status)
}

Given('a ConfigMap {string} with:', configMap)
Given('ConfigMap {string}，其数据为：', configMap)
function configMap(this: Rollcall, name: string, data: Below) {
  return this.objects.configMap(name, this.table(data).raw())
}

Given('a Secret {string} with:', secret)
Given('Secret {string}，其数据为：', secret)
function secret(this: Rollcall, name: string, data: Below) {
  return this.objects.secret(name, this.table(data).raw())
}

Given('a PodDisruptionBudget {string} lets at most {int} pod(s) of StatefulSet {string} be unavailable', budgetAtMost)
Given('PodDisruptionBudget {string} 允许最多 {int} 个 Pod 不可用，针对 StatefulSet {string}', budgetAtMost)
function budgetAtMost(this: Rollcall, name: string, maxUnavailable: number, set: string) {
  return this.objects.budget(name, set, { maxUnavailable })
}

Given('a PodDisruptionBudget {string} keeps at least {int} pod(s) of StatefulSet {string} available', budgetAtLeast)
Given('PodDisruptionBudget {string} 要求至少 {int} 个 Pod 可用，针对 StatefulSet {string}', budgetAtLeast)
function budgetAtLeast(this: Rollcall, name: string, minAvailable: number, set: string) {
  return this.objects.budget(name, set, { minAvailable })
}
