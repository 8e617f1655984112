// What is done · 做什么

import { When } from '@cucumber/cucumber'
import type { Below } from '../src/index.ts'
import type { Rollcall } from './world.ts'

When('the manifests are applied', applyManifests)
When('应用这些清单', applyManifests)
function applyManifests(this: Rollcall) {
  return this.actions.applyManifests()
}

When('this manifest is applied:', applyManifest)
When('应用以下清单：', applyManifest)
function applyManifest(this: Rollcall, objects: Below) {
  return this.actions.applyManifest(this.text(objects))
}

When('StatefulSet {string} is scaled to {int} replica(s)', scale)
When('StatefulSet {string} 扩缩到 {int} 个副本', scale)
function scale(this: Rollcall, set: string, replicas: number) {
  return this.actions.scale(set, replicas)
}

When('the image of StatefulSet {string} is set to {string}', setImage)
When('StatefulSet {string} 的镜像设为 {string}', setImage)
function setImage(this: Rollcall, set: string, image: string) {
  return this.actions.setImage(set, image)
}

When('the partition of StatefulSet {string} is set to {int}', setPartition)
When('StatefulSet {string} 的分区设为 {int}', setPartition)
function setPartition(this: Rollcall, set: string, partition: number) {
  return this.actions.setPartition(set, partition)
}

When('StatefulSet {string} is patched with:', patch)
When('对 StatefulSet {string} 打补丁：', patch)
function patch(this: Rollcall, set: string, changes: Below) {
  return this.actions.patch(set, this.text(changes))
}

When('StatefulSet {string} is rolled back', rollBack)
When('StatefulSet {string} 回滚', rollBack)
function rollBack(this: Rollcall, set: string) {
  return this.actions.rollBack(set)
}

When('StatefulSet {string} is rolled back to revision {int}', rollBackTo)
When('StatefulSet {string} 回滚到修订版本 {int}', rollBackTo)
function rollBackTo(this: Rollcall, set: string, revision: number) {
  return this.actions.rollBack(set, revision)
}

When('StatefulSet {string} is restarted', restart)
When('StatefulSet {string} 重新启动', restart)
function restart(this: Rollcall, set: string) {
  return this.actions.restart(set)
}

When('StatefulSet {string} is deleted', deleteSet)
When('StatefulSet {string} 被删除', deleteSet)
function deleteSet(this: Rollcall, set: string) {
  return this.actions.deleteSet(set)
}

When('StatefulSet {string} is deleted and its pods are orphaned', orphanSet)
When('StatefulSet {string} 被删除，其 Pod 成为孤儿', orphanSet)
function orphanSet(this: Rollcall, set: string) {
  return this.actions.orphanSet(set)
}

When('pod {string} is deleted', deletePod)
When('Pod {string} 被删除', deletePod)
function deletePod(this: Rollcall, pod: string) {
  return this.actions.deletePod(pod)
}

When('pod {string} is force-deleted', forceDeletePod)
When('Pod {string} 被强制删除', forceDeletePod)
function forceDeletePod(this: Rollcall, pod: string) {
  return this.actions.forceDeletePod(pod)
}

When('pod {string} is evicted', evictPod)
When('Pod {string} 被驱逐', evictPod)
function evictPod(this: Rollcall, pod: string) {
  return this.actions.evictPod(pod)
}

When('claim {string} is deleted', deleteClaim)
When('PVC {string} 被删除', deleteClaim)
function deleteClaim(this: Rollcall, claim: string) {
  return this.actions.deleteClaim(claim)
}

When('claim {string} is resized to {quantity}', resizeClaim)
When('PVC {string} 的容量改为 {quantity}', resizeClaim)
function resizeClaim(this: Rollcall, claim: string, storage: string) {
  return this.actions.resizeClaim(claim, storage)
}

When('ConfigMap {string} is deleted', deleteConfigMap)
When('ConfigMap {string} 被删除', deleteConfigMap)
function deleteConfigMap(this: Rollcall, name: string) {
  return this.objects.delete('ConfigMap', name)
}

When('Secret {string} is deleted', deleteSecret)
When('Secret {string} 被删除', deleteSecret)
function deleteSecret(this: Rollcall, name: string) {
  return this.objects.delete('Secret', name)
}

When('PodDisruptionBudget {string} is deleted', deleteBudget)
When('PodDisruptionBudget {string} 被删除', deleteBudget)
function deleteBudget(this: Rollcall, name: string) {
  return this.objects.delete('PodDisruptionBudget', name)
}

When('pod {string} writes {string} to {string}', write)
When('Pod {string} 写入 {string} 到 {string}', write)
function write(this: Rollcall, pod: string, text: string, path: string) {
  return this.actions.write(pod, text, path)
}

When('{duration} pass(es)', pass)
When('经过 {duration}', pass)
function pass(this: Rollcall, duration: number) {
  return this.actions.pass(duration)
}

When('everything settles', settle)
When('一切稳定下来', settle)
function settle(this: Rollcall) {
  return this.actions.settle()
}
