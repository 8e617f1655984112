import { sameJson } from '../equal.ts'
import { subdomainProblems } from '../names.ts'
import type { ControllerRevision } from '../types.ts'
import type { Rule } from './rule.ts'

export const revisionRule: Rule<ControllerRevision> = {
  name: { problems: subdomainProblems, isNamespaced: true },
  create: (problems, { revision, data }) => {
    if (data === undefined || data === null) problems.required('data', 'data is mandatory')
    problems.notNegative('revision', revision)
  },
  update: (problems, now, old) => {
    problems.notNegative('revision', now.revision)
    if (!sameJson(now.data, old.data)) problems.immutable('data', now.data ?? null)
  },
}
