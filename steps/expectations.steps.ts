// What must be seen · 必须看到什么

import { Then } from '@cucumber/cucumber'
import type { Below, Moment } from '../src/index.ts'
import type { Rollcall } from './world.ts'

Then('StatefulSet {string} becomes ready within {duration}', becomesReady)
Then('StatefulSet {string} 全部就绪，不超过 {duration}', becomesReady)
function becomesReady(this: Rollcall, set: string, duration: number) {
  return this.expectations.becomesReady(set, duration)
}

Then('StatefulSet {string} rolls out within {duration}', rollsOut)
Then('StatefulSet {string} 更新完成，不超过 {duration}', rollsOut)
function rollsOut(this: Rollcall, set: string, duration: number) {
  return this.expectations.rollsOut(set, duration)
}

Then('StatefulSet {string} is stuck on pod {string}', stuckOn)
Then('StatefulSet {string} 卡在 Pod {string}', stuckOn)
function stuckOn(this: Rollcall, set: string, pod: string) {
  return this.expectations.stuckOn(set, pod)
}

Then('StatefulSet {string} has status:', setStatus)
Then('StatefulSet {string} 的状态为：', setStatus)
function setStatus(this: Rollcall, set: string, fields: Below) {
  return this.expectations.setStatus(set, this.table(fields).raw())
}

Then('pods are {moment} in the order {names}{sinceThen}', inOrder)
Then('Pod {moment}的顺序为 {names}{sinceThen}', inOrder)
function inOrder(this: Rollcall, moment: Moment, pods: string[], sinceThen: boolean) {
  return this.expectations.inOrder(moment, pods, sinceThen)
}

Then('pod {string} is {moment} only after pod {string} is {moment}{sinceThen}', onlyAfter)
Then('Pod {string} {moment}只发生在 Pod {string} {moment}之后{sinceThen}', onlyAfter)
function onlyAfter(
  this: Rollcall,
  pod: string,
  moment: Moment,
  other: string,
  otherMoment: Moment,
  sinceThen: boolean,
) {
  return this.expectations.onlyAfter(pod, moment, other, otherMoment, sinceThen)
}

Then('pod {string} is {moment} within {duration}', within)
Then('Pod {string} {moment}，不超过 {duration}', within)
function within(this: Rollcall, pod: string, moment: Moment, duration: number) {
  return this.expectations.within(pod, moment, duration)
}

Then('pod {string} is never {moment}{sinceThen}', never)
Then('Pod {string} 从未{moment}{sinceThen}', never)
function never(this: Rollcall, pod: string, moment: Moment, sinceThen: boolean) {
  return this.expectations.never(pod, moment, sinceThen)
}

Then('pod {string} stays {moment} for {duration}', stays)
Then('Pod {string} 保持{moment}，持续 {duration}', stays)
function stays(this: Rollcall, pod: string, moment: Moment, duration: number) {
  return this.expectations.stays(pod, moment, duration)
}

Then('these happen in order:', happenInOrder)
Then('依次发生：', happenInOrder)
function happenInOrder(this: Rollcall, rows: Below) {
  return this.expectations.happenInOrder(this.table(rows).raw())
}

Then('at most {int} pod(s) of StatefulSet {string} is/are unavailable at any moment{sinceThen}', atMostUnavailable)
Then('任何时刻最多 {int} 个 Pod 不可用，针对 StatefulSet {string}{sinceThen}', atMostUnavailable)
function atMostUnavailable(this: Rollcall, most: number, set: string, sinceThen: boolean) {
  return this.expectations.atMostUnavailable(most, set, sinceThen)
}

Then('at least {int} pod(s) of StatefulSet {string} is/are ready at every moment{sinceThen}', atLeastReady)
Then('任何时刻至少 {int} 个 Pod 就绪，针对 StatefulSet {string}{sinceThen}', atLeastReady)
function atLeastReady(this: Rollcall, least: number, set: string, sinceThen: boolean) {
  return this.expectations.atLeastReady(least, set, sinceThen)
}

Then('pod {string} runs image {string}', runsImage)
Then('Pod {string} 运行镜像 {string}', runsImage)
function runsImage(this: Rollcall, pod: string, image: string) {
  return this.expectations.runsImage(pod, image)
}

Then('pod {string} runs on node {string}', runsOn)
Then('Pod {string} 运行在节点 {string}', runsOn)
function runsOn(this: Rollcall, pod: string, node: string) {
  return this.expectations.runsOn(pod, node)
}

Then('pod {string} runs twice at once', runsTwice)
Then('Pod {string} 同时运行着两份', runsTwice)
function runsTwice(this: Rollcall, pod: string) {
  return this.expectations.runsTwice(pod)
}

Then('pod {string} never runs twice at once{sinceThen}', neverRunsTwice)
Then('Pod {string} 从未同时运行两份{sinceThen}', neverRunsTwice)
function neverRunsTwice(this: Rollcall, pod: string, sinceThen: boolean) {
  return this.expectations.neverRunsTwice(pod, sinceThen)
}

Then('these pods run:', podsRun)
Then('这些 Pod 的状态为：', podsRun)
function podsRun(this: Rollcall, pods: Below) {
  return this.expectations.podsRun(this.table(pods).hashes())
}

Then('claim {string} is bound', claimBound)
Then('PVC {string} 已绑定', claimBound)
function claimBound(this: Rollcall, claim: string) {
  return this.expectations.claimIs(claim, 'bound')
}

Then('claim {string} is pending', claimPending)
Then('PVC {string} 待绑定', claimPending)
function claimPending(this: Rollcall, claim: string) {
  return this.expectations.claimIs(claim, 'pending')
}

Then('claim {string} is gone', claimGone)
Then('PVC {string} 已不存在', claimGone)
function claimGone(this: Rollcall, claim: string) {
  return this.expectations.claimIs(claim, 'gone')
}

Then('claim {string} is lost', claimLost)
Then('PVC {string} 已丢失', claimLost)
function claimLost(this: Rollcall, claim: string) {
  return this.expectations.claimLost(claim)
}

Then('claim {string} is never deleted{sinceThen}', claimNeverDeleted)
Then('PVC {string} 从未被删除{sinceThen}', claimNeverDeleted)
function claimNeverDeleted(this: Rollcall, claim: string, sinceThen: boolean) {
  return this.expectations.claimNeverDeleted(claim, sinceThen)
}

Then('PersistentVolume {string} is available', volumeAvailable)
Then('PersistentVolume {string} 可用', volumeAvailable)
function volumeAvailable(this: Rollcall, volume: string) {
  return this.expectations.volumeIs(volume, 'Available')
}

Then('PersistentVolume {string} is bound', volumeBound)
Then('PersistentVolume {string} 已绑定', volumeBound)
function volumeBound(this: Rollcall, volume: string) {
  return this.expectations.volumeIs(volume, 'Bound')
}

Then('PersistentVolume {string} is released', volumeReleased)
Then('PersistentVolume {string} 已释放', volumeReleased)
function volumeReleased(this: Rollcall, volume: string) {
  return this.expectations.volumeIs(volume, 'Released')
}

Then('PersistentVolume {string} is failed', volumeFailed)
Then('PersistentVolume {string} 回收失败', volumeFailed)
function volumeFailed(this: Rollcall, volume: string) {
  return this.expectations.volumeIs(volume, 'Failed')
}

Then('pod {string} reads {string} from {string}', reads)
Then('Pod {string} 读到 {string}，来自 {string}', reads)
function reads(this: Rollcall, pod: string, text: string, path: string) {
  return this.expectations.reads(pod, text, path)
}

Then('pod {string} has no file {string}', hasNoFile)
Then('Pod {string} 中没有文件 {string}', hasNoFile)
function hasNoFile(this: Rollcall, pod: string, path: string) {
  return this.expectations.hasNoFile(pod, path)
}

Then('{string} resolves to pod {string}', resolvesTo)
Then('域名 {string} 解析到 Pod {string}', resolvesTo)
function resolvesTo(this: Rollcall, name: string, pod: string) {
  return this.expectations.resolvesTo(name, pod)
}

Then('{string} does not resolve', doesNotResolve)
Then('域名 {string} 无法解析', doesNotResolve)
function doesNotResolve(this: Rollcall, name: string) {
  return this.expectations.doesNotResolve(name)
}

Then('event {string} is recorded on {word} {string}', eventRecorded)
Then('事件 {string} 记录在 {word} {string} 上', eventRecorded)
function eventRecorded(this: Rollcall, reason: string, kind: string, name: string) {
  return this.expectations.eventRecorded(reason, kind, name)
}

Then('the request is refused with {string}', refusedWith)
Then('请求被拒绝，原因含 {string}', refusedWith)
function refusedWith(this: Rollcall, part: string) {
  return this.expectations.refusedWith(part)
}

Then('{kind} {string} has:', objectHas)
Then('{kind} {string} 具有：', objectHas)
function objectHas(this: Rollcall, kind: string, name: string, fields: Below) {
  return this.expectations.objectHas(kind, name, this.table(fields).raw())
}

Then('{kind} {string} exists', exists)
Then('{kind} {string} 存在', exists)
function exists(this: Rollcall, kind: string, name: string) {
  return this.expectations.exists(kind, name, true)
}

Then('{kind} {string} does not exist', doesNotExist)
Then('{kind} {string} 不存在', doesNotExist)
function doesNotExist(this: Rollcall, kind: string, name: string) {
  return this.expectations.exists(kind, name, false)
}
