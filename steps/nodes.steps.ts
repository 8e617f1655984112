// Nodes · 节点

import { Given, Then, When } from '@cucumber/cucumber'
import type { Rollcall } from './world.ts'

When('node {string} fails', fails)
When('节点 {string} 故障', fails)
function fails(this: Rollcall, node: string) {
  return this.nodes.fails(node)
}

When('node {string} fails for {duration}', failsFor)
When('节点 {string} 故障，持续 {duration}', failsFor)
function failsFor(this: Rollcall, node: string, duration: number) {
  return this.nodes.fails(node, duration)
}

When('node {string} is partitioned', isPartitioned)
When('节点 {string} 与控制平面失联', isPartitioned)
function isPartitioned(this: Rollcall, node: string) {
  return this.nodes.isPartitioned(node)
}

When('node {string} is partitioned for {duration}', isPartitionedFor)
When('节点 {string} 与控制平面失联，持续 {duration}', isPartitionedFor)
function isPartitionedFor(this: Rollcall, node: string, duration: number) {
  return this.nodes.isPartitioned(node, duration)
}

When('node {string} recovers', recovers)
When('节点 {string} 恢复', recovers)
function recovers(this: Rollcall, node: string) {
  return this.nodes.recovers(node)
}

When('zone {string} fails', zoneFails)
When('可用区 {string} 故障', zoneFails)
function zoneFails(this: Rollcall, zone: string) {
  return this.nodes.zoneFails(zone)
}

When('zone {string} fails for {duration}', zoneFailsFor)
When('可用区 {string} 故障，持续 {duration}', zoneFailsFor)
function zoneFailsFor(this: Rollcall, zone: string, duration: number) {
  return this.nodes.zoneFails(zone, duration)
}

When('zone {string} recovers', zoneRecovers)
When('可用区 {string} 恢复', zoneRecovers)
function zoneRecovers(this: Rollcall, zone: string) {
  return this.nodes.zoneRecovers(zone)
}

When('node {string} is cordoned', cordon)
When('节点 {string} 被封锁', cordon)
function cordon(this: Rollcall, node: string) {
  return this.nodes.cordon(node)
}

When('node {string} is uncordoned', uncordon)
When('节点 {string} 解除封锁', uncordon)
function uncordon(this: Rollcall, node: string) {
  return this.nodes.uncordon(node)
}

When('node {string} is drained', drain)
When('节点 {string} 被排空', drain)
function drain(this: Rollcall, node: string) {
  return this.nodes.drain(node)
}

When('node {string} is removed', remove)
When('节点 {string} 被移除', remove)
function remove(this: Rollcall, node: string) {
  return this.nodes.remove(node)
}

When('node {string} joins', joins)
When('节点 {string} 加入集群', joins)
function joins(this: Rollcall, node: string) {
  return this.nodes.joins(node)
}

Given('node {string} has label {string}', hasLabel)
Given('节点 {string} 有标签 {string}', hasLabel)
function hasLabel(this: Rollcall, node: string, label: string) {
  return this.nodes.hasLabel(node, label)
}

Given('node {string} has taint {string}', hasTaint)
Given('节点 {string} 有污点 {string}', hasTaint)
function hasTaint(this: Rollcall, node: string, taint: string) {
  return this.nodes.hasTaint(node, taint)
}

When('node {string} loses taint {string}', losesTaint)
When('节点 {string} 去除污点 {string}', losesTaint)
function losesTaint(this: Rollcall, node: string, taint: string) {
  return this.nodes.losesTaint(node, taint)
}

Then('node {string} is ready', isReady)
Then('节点 {string} 就绪', isReady)
function isReady(this: Rollcall, node: string) {
  return this.expectations.nodeIs(node, true)
}

Then('node {string} is not ready', isNotReady)
Then('节点 {string} 未就绪', isNotReady)
function isNotReady(this: Rollcall, node: string) {
  return this.expectations.nodeIs(node, false)
}

Then('node {string} becomes ready within {duration}', becomesReady)
Then('节点 {string} 变为就绪，不超过 {duration}', becomesReady)
function becomesReady(this: Rollcall, node: string, duration: number) {
  return this.expectations.nodeIsWithin(node, true, duration)
}

Then('node {string} becomes unready within {duration}', becomesUnready)
Then('节点 {string} 变为未就绪，不超过 {duration}', becomesUnready)
function becomesUnready(this: Rollcall, node: string, duration: number) {
  return this.expectations.nodeIsWithin(node, false, duration)
}

Then('node {string} is schedulable', isSchedulable)
Then('节点 {string} 可调度', isSchedulable)
function isSchedulable(this: Rollcall, node: string) {
  return this.expectations.nodeIsSchedulable(node, true)
}

Then('node {string} is unschedulable', isUnschedulable)
Then('节点 {string} 不可调度', isUnschedulable)
function isUnschedulable(this: Rollcall, node: string) {
  return this.expectations.nodeIsSchedulable(node, false)
}
