import type { ObjectMomentWords, PodCondition } from './messages.ts'

export const moment: ObjectMomentWords = {
  created: '创建',
  scheduled: '调度',
  started: '启动',
  ready: '就绪',
  unready: '失去就绪',
  available: '可用',
  restarted: '重启',
  terminating: '终止',
  deleted: '删除',
  failed: '失败',
  succeeded: '成功',
  bound: '绑定',
  pending: '待绑定',
  lost: '丢失',
  released: '释放',
}

/** 状态开始时的说法。 */
export const came: ObjectMomentWords = {
  created: '被创建',
  scheduled: '被调度',
  started: '启动',
  ready: '就绪',
  unready: '处于未就绪状态',
  available: '变为可用',
  restarted: '重启',
  terminating: '开始终止',
  deleted: '被删除',
  failed: '失败',
  succeeded: '成功结束',
  bound: '完成绑定',
  pending: '待绑定',
  lost: '丢失其卷',
  released: '被释放',
}

export const was: Record<PodCondition, string> = {
  missing: '从未存在过',
  deleted: '已不存在',
  unscheduled: '尚未被调度',
  starting: '已被调度，但尚未启动',
  unready: '未就绪',
  unavailable: '已就绪，但尚不可用',
  available: '已就绪且可用',
  terminating: '正在终止',
  failed: '已失败',
  succeeded: '已成功结束',
}
