import type { MomentWords, ObjectMomentWords, PodCondition } from './messages.ts'

export const moment: ObjectMomentWords = {
  created: 'created',
  scheduled: 'scheduled',
  started: 'started',
  ready: 'ready',
  unready: 'unready',
  available: 'available',
  restarted: 'restarted',
  terminating: 'terminating',
  deleted: 'deleted',
  failed: 'failed',
  succeeded: 'succeeded',
  bound: 'bound',
  pending: 'pending',
  lost: 'lost',
  released: 'released',
}

/** A moment as something that came about. */
export const came: ObjectMomentWords = {
  created: 'was created',
  scheduled: 'was scheduled',
  started: 'started',
  ready: 'became ready',
  unready: 'was not ready any more',
  available: 'became available',
  restarted: 'restarted',
  terminating: 'began terminating',
  deleted: 'was deleted',
  failed: 'failed',
  succeeded: 'succeeded',
  bound: 'was bound',
  pending: 'was pending',
  lost: 'lost its volume',
  released: 'was released',
}

/** A moment as something awaited. */
export const awaited: MomentWords = {
  created: 'to be created',
  scheduled: 'to be scheduled',
  started: 'to start',
  ready: 'to be ready',
  unready: 'to be unready',
  available: 'to be available',
  restarted: 'to restart',
  terminating: 'to be terminating',
  deleted: 'to be deleted',
  failed: 'to fail',
  succeeded: 'to succeed',
}

export const was: Record<PodCondition, string> = {
  missing: 'had never existed',
  deleted: 'did not exist any more',
  unscheduled: 'was not scheduled',
  starting: 'was scheduled, but had not started',
  unready: 'was not ready',
  unavailable: 'was ready, but not yet available',
  available: 'was ready and available',
  terminating: 'was terminating',
  failed: 'had failed',
  succeeded: 'had succeeded',
}
