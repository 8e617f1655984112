// What goes wrong · 故障

import { When } from '@cucumber/cucumber'
import type { Probe } from '../src/index.ts'
import type { Rollcall } from './world.ts'

When('pod {string} crashes', podCrashes)
When('Pod {string} 崩溃', podCrashes)
function podCrashes(this: Rollcall, pod: string) {
  return this.faults.exits(pod, 1)
}

When('pod {string} exits with code {int}', podExits)
When('Pod {string} 以退出码 {int} 退出', podExits)
function podExits(this: Rollcall, pod: string, exitCode: number) {
  return this.faults.exits(pod, exitCode)
}

When('container {string} of pod {string} exits with code {int}', containerExits)
When('容器 {string} 属于 Pod {string}，以退出码 {int} 退出', containerExits)
function containerExits(this: Rollcall, container: string, pod: string, exitCode: number) {
  return this.faults.exits(pod, exitCode, container)
}

When('pod {string} runs out of memory', outOfMemory)
When('Pod {string} 因超出内存限制被杀死', outOfMemory)
function outOfMemory(this: Rollcall, pod: string) {
  return this.faults.outOfMemory(pod)
}

When('pod {string} hangs', hangs)
When('Pod {string} 停止响应', hangs)
function hangs(this: Rollcall, pod: string) {
  return this.faults.hangs(pod)
}

When('pod {string} is evicted under memory pressure', memoryPressure)
When('Pod {string} 因内存压力被驱逐', memoryPressure)
function memoryPressure(this: Rollcall, pod: string) {
  return this.faults.evictedByNode(pod, 'memory')
}

When('pod {string} is evicted under disk pressure', diskPressure)
When('Pod {string} 因磁盘压力被驱逐', diskPressure)
function diskPressure(this: Rollcall, pod: string) {
  return this.faults.evictedByNode(pod, 'ephemeral-storage')
}

When('pod {string} fails its {probe} probe', failsProbe)
When('Pod {string} 的{probe}探针失败', failsProbe)
function failsProbe(this: Rollcall, pod: string, probe: Probe) {
  return this.faults.probeFails(pod, probe)
}

When('pod {string} fails its {probe} probe for {duration}', failsProbeFor)
When('Pod {string} 的{probe}探针失败，持续 {duration}', failsProbeFor)
function failsProbeFor(this: Rollcall, pod: string, probe: Probe, duration: number) {
  return this.faults.probeFails(pod, probe, duration)
}

When('pod {string} passes its {probe} probe again', passesProbe)
When('Pod {string} 的{probe}探针恢复成功', passesProbe)
function passesProbe(this: Rollcall, pod: string, probe: Probe) {
  return this.faults.probePasses(pod, probe)
}

When('the registry is down', registryDown)
When('镜像仓库不可用', registryDown)
function registryDown(this: Rollcall) {
  return this.faults.registryDown()
}

When('the registry is down for {duration}', registryDownFor)
When('镜像仓库不可用，持续 {duration}', registryDownFor)
function registryDownFor(this: Rollcall, duration: number) {
  return this.faults.registryDown(duration)
}

When('the registry is back', registryUp)
When('镜像仓库恢复', registryUp)
function registryUp(this: Rollcall) {
  return this.faults.registryUp()
}

When('creating {kind} is refused with {string}', creationRefused)
When('创建 {kind} 被拒绝，原因为 {string}', creationRefused)
function creationRefused(this: Rollcall, kind: string, because: string) {
  return this.faults.creationRefused(kind, because)
}

When('creating {kind} is refused {int} time(s) with {string}', creationRefusedTimes)
When('创建 {kind} 被拒绝 {int} 次，原因为 {string}', creationRefusedTimes)
function creationRefusedTimes(this: Rollcall, kind: string, times: number, because: string) {
  return this.faults.creationRefused(kind, because, times)
}

When('creating {kind} is allowed again', creationAllowed)
When('重新允许创建 {kind}', creationAllowed)
function creationAllowed(this: Rollcall, kind: string) {
  return this.faults.creationAllowed(kind)
}

When('StorageClass {string} provisions nothing', provisionsNothing)
When('StorageClass {string} 不再制备卷', provisionsNothing)
function provisionsNothing(this: Rollcall, storageClass: string) {
  return this.faults.storageClass(storageClass, 'provisions-nothing')
}

When('StorageClass {string} fails to provision', failsToProvision)
When('StorageClass {string} 制备卷失败', failsToProvision)
function failsToProvision(this: Rollcall, storageClass: string) {
  return this.faults.storageClass(storageClass, 'fails-to-provision')
}

When('StorageClass {string} provisions slowly', provisionsSlowly)
When('StorageClass {string} 制备卷缓慢', provisionsSlowly)
function provisionsSlowly(this: Rollcall, storageClass: string) {
  return this.faults.storageClass(storageClass, 'provisions-slowly')
}

When('StorageClass {string} provisions again', provisionsAgain)
When('StorageClass {string} 恢复制备卷', provisionsAgain)
function provisionsAgain(this: Rollcall, storageClass: string) {
  return this.faults.storageClassWorks(storageClass)
}

When('volumes of node {string} do not attach', doNotAttach)
When('节点 {string} 的卷无法挂接', doNotAttach)
function doNotAttach(this: Rollcall, node: string) {
  return this.faults.volumesOfNode(node, 'attaching-fails')
}

When('volumes of node {string} do not detach', doNotDetach)
When('节点 {string} 的卷无法解除挂接', doNotDetach)
function doNotDetach(this: Rollcall, node: string) {
  return this.faults.volumesOfNode(node, 'detaching-hangs')
}

When('volumes of node {string} attach and detach again', attachAgain)
When('节点 {string} 的卷恢复挂接', attachAgain)
function attachAgain(this: Rollcall, node: string) {
  return this.faults.volumesOfNodeWork(node)
}

When('the volume of claim {string} is lost', volumeLost)
When('PVC {string} 的卷丢失', volumeLost)
function volumeLost(this: Rollcall, claim: string) {
  return this.faults.volumeLost(claim)
}

When('component {string} restarts', componentRestarts)
When('组件 {string} 重启', componentRestarts)
function componentRestarts(this: Rollcall, component: string) {
  return this.faults.componentRestarts(component)
}
