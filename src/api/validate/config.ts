import { sameJson } from '../equal.ts'
import { configKeyProblems, subdomainProblems } from '../names.ts'
import type { ConfigMap, Secret } from '../types.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'

const sizeLimit = 1024 * 1024

const sizeOf = (data: Readonly<Record<string, string>> = {}): number =>
  Object.values(data).reduce((size, value) => size + Buffer.byteLength(value), 0)

function validateKeys(problems: Problems, field: string, data: Readonly<Record<string, string>> = {}): void {
  for (const key of Object.keys(data)) problems.each(`${field}[${key}]`, key, configKeyProblems(key))
}

function validateConfigMap(problems: Problems, { data, binaryData }: ConfigMap): void {
  for (const key of Object.keys(data ?? {})) {
    problems.each(`data[${key}]`, key, configKeyProblems(key))
    if (binaryData?.[key] !== undefined) problems.invalid(`data[${key}]`, key, 'duplicate of key present in binaryData')
  }
  validateKeys(problems, 'binaryData', binaryData)
  if (sizeOf(data) + sizeOf(binaryData) > sizeLimit) problems.tooLong('[]', sizeLimit)
}

/** What a secret of a type must hold. */
const keysOfType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
}

function validateSecret(problems: Problems, { data, type = '', metadata }: Secret): void {
  validateKeys(problems, 'data', data)
  if (sizeOf(data) > sizeLimit) problems.tooLong('data', sizeLimit)
  for (const key of keysOfType[type] ?? []) if (data?.[key] === undefined) problems.required(`data[${key}]`)
  if (type === 'kubernetes.io/basic-auth' && data?.username === undefined && data?.password === undefined) {
    problems.required('data[username]')
    problems.required('data[password]')
  }
  const account = 'kubernetes.io/service-account.name'
  if (type === 'kubernetes.io/service-account-token' && !metadata.annotations?.[account])
    problems.required(`metadata.annotations[${account}]`)
}

/** What has once been declared immutable stays so, and stays as it is. */
function validateImmutable<T extends ConfigMap | Secret>(
  problems: Problems,
  now: T,
  old: T,
  ...fields: (keyof T & string)[]
): void {
  if (old.immutable !== true) return
  if (now.immutable !== true) problems.forbidden('immutable', 'field is immutable when `immutable` is set')
  for (const field of fields) {
    if (!sameJson(now[field] ?? {}, old[field] ?? {}))
      problems.forbidden(field, 'field is immutable when `immutable` is set')
  }
}

const name = { problems: subdomainProblems, isNamespaced: true }

export const configMapRule: Rule<ConfigMap> = {
  name,
  looks: ['change', 'whole'],
  create: validateConfigMap,
  update: (problems, now, old) => {
    validateImmutable(problems, now, old, 'data', 'binaryData')
    validateConfigMap(problems, now)
  },
}

export const secretRule: Rule<Secret> = {
  name,
  create: validateSecret,
  update: (problems, now, old) => {
    if (now.type !== old.type) problems.immutable('type', now.type ?? '')
    validateImmutable(problems, now, old, 'data')
    validateSecret(problems, now)
  },
}
