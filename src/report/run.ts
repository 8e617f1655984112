import type { Account } from './account.ts'

/** What was run, as the report's page knows it: plain data, in the order of the feature files. */
export interface Run {
  /** `cucumber-js 13.3.0`, `node.js 24.21.0`. */
  readonly tools: readonly string[]
  /** When the first of its parts began: `2026-01-01T00:00:00.000Z`. */
  readonly began?: string
  /** Milliseconds of real time, of all its parts together. */
  readonly took: number
  readonly scenarios: readonly ScenarioRun[]
}

export const statuses = ['failed', 'undefined', 'ambiguous', 'pending', 'skipped', 'unknown', 'passed'] as const

export type Status = (typeof statuses)[number]

export interface ScenarioRun extends Attempt {
  /** `features/rollout/partition.feature:12`, its row of examples included: the same in every run. */
  readonly id: string
  /** The folder of its feature, below `features`: `rollout`. */
  readonly area: string
  /** Of the feature's keywords: `en`, `zh-CN`. */
  readonly language: string
  readonly feature: string
  readonly rule?: string
  readonly name: string
  readonly tags: readonly string[]
  /** How the attempts before this one ended, if it was tried again. */
  readonly earlier: readonly Attempt[]
  readonly steps: readonly StepRun[]
  /** The packed timeline in base64, if it had a cluster. */
  readonly timeline?: string
  /** What it told of itself, if it had a cluster; manifests are texts. */
  readonly account?: Account
  /** What it attached besides. */
  readonly attachments: readonly Attached[]
}

export interface Attempt {
  readonly status: Status
  /** Milliseconds of real time. */
  readonly took: number
  /** Why it did not pass. */
  readonly message?: string
}

export interface StepRun {
  /** From 1, as the timeline counts; hooks have none. */
  readonly number?: number
  /** `Given`, `假如`; of a hook its name. */
  readonly keyword: string
  readonly text: string
  readonly docString?: string
  readonly table?: readonly (readonly string[])[]
  readonly status: Status
  /** Why it did not pass. */
  readonly message?: string
  readonly attachments: readonly Attached[]
}

export interface Attached {
  readonly name: string
  readonly mediaType: string
  /** The text; of what is no text its base64. */
  readonly body: string
  readonly isText: boolean
}

/** Whether the status is one that nobody has to look at. */
export const isWell = (status: Status): boolean => status === 'passed' || status === 'skipped'
