// The cluster · 集群

import { Given } from '@cucumber/cucumber'
import type { Below } from '../src/index.ts'
import type { Rollcall } from './world.ts'

Given('a cluster of {int} node(s)', nodes)
Given('一个有 {int} 个节点的集群', nodes)
function nodes(this: Rollcall, count: number) {
  return this.setup.nodes(count)
}

Given('namespace {string}', namespace)
Given('命名空间 {string}', namespace)
function namespace(this: Rollcall, name: string) {
  return this.setup.namespace(name)
}

Given('Kubernetes {version}', kubernetes)
Given('Kubernetes 版本为 {version}', kubernetes)
function kubernetes(this: Rollcall, version: string) {
  return this.setup.kubernetes(version)
}

Given('feature gate {string} is on', gateOn)
Given('特性门控 {string} 开启', gateOn)
function gateOn(this: Rollcall, gate: string) {
  return this.setup.gate(gate, true)
}

Given('feature gate {string} is off', gateOff)
Given('特性门控 {string} 关闭', gateOff)
function gateOff(this: Rollcall, gate: string) {
  return this.setup.gate(gate, false)
}

Given('node {string} has {quantity} CPU and {quantity} memory', nodeResources)
Given('节点 {string} 有 {quantity} CPU 和 {quantity} 内存', nodeResources)
function nodeResources(this: Rollcall, node: string, cpu: string, memory: string) {
  return this.setup.nodeResources(node, cpu, memory)
}

Given('node {string} is in zone {string}', nodeZone)
Given('节点 {string} 位于可用区 {string}', nodeZone)
function nodeZone(this: Rollcall, node: string, zone: string) {
  return this.setup.nodeZone(node, zone)
}

Given('a default StorageClass {string}', defaultStorageClass)
Given('默认的 StorageClass {string}', defaultStorageClass)
function defaultStorageClass(this: Rollcall, name: string) {
  return this.setup.defaultStorageClass(name)
}

Given('a StorageClass {string} with:', storageClass)
Given('StorageClass {string}，其参数为：', storageClass)
function storageClass(this: Rollcall, name: string, fields: Below) {
  return this.setup.storageClass(name, this.table(fields).raw())
}

Given('a PersistentVolume {string} of {quantity} in StorageClass {string}', persistentVolume)
Given('PersistentVolume {string}，容量为 {quantity}，属于 StorageClass {string}', persistentVolume)
function persistentVolume(this: Rollcall, name: string, capacity: string, storageClassName: string) {
  return this.setup.persistentVolume(name, capacity, storageClassName)
}
