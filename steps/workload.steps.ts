// The workload · 工作负载

import { type DataTable, Given } from '@cucumber/cucumber'
import type { Rollcall } from './world.ts'

Given('the manifests in {string}', manifestsIn)
Given('{string} 中的清单', manifestsIn)
function manifestsIn(this: Rollcall, path: string) {
  return this.workload.manifestsIn(path)
}

Given('the manifest:', manifest)
Given('清单：', manifest)
function manifest(this: Rollcall, text: string) {
  return this.workload.manifest(text)
}

Given('a StatefulSet {string} with {int} replica(s)', statefulSet)
Given('一个有副本的 StatefulSet {string}，副本数为 {int}', statefulSet)
function statefulSet(this: Rollcall, name: string, replicas: number) {
  return this.workload.statefulSet(name, [['replicas', String(replicas)]])
}

Given('a StatefulSet {string} with:', statefulSetWith)
Given('一个 StatefulSet {string}，其规约为：', statefulSetWith)
function statefulSetWith(this: Rollcall, name: string, fields: DataTable) {
  return this.workload.statefulSet(name, fields.raw())
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

Given('pod {string} answers {string} with {int}', podAnswers)
Given('Pod {string} 对 {string} 的应答为 {int}', podAnswers)
function podAnswers(this: Rollcall, pod: string, request: string, status: number) {
  return this.workload.podAnswers(pod, request, status)
}
