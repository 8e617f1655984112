import { labelNameProblems, subdomainProblems } from '../names.ts'
import type { Namespace, Node } from '../types.ts'
import type { Rule } from './rule.ts'
import { validateTaints } from './scheduling.ts'

export const namespaceRule: Rule<Namespace> = { name: { problems: labelNameProblems, isNamespaced: false } }

export const nodeRule: Rule<Node> = {
  name: { problems: subdomainProblems, isNamespaced: false },
  create: (problems, { spec }) => validateTaints(problems, 'spec.taints', spec?.taints ?? []),
}
