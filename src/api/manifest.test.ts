import assert from 'node:assert/strict'
import { test } from 'node:test'
import { manifestInEnglish } from '../locales/manifest.en.ts'
import { manifestInChinese } from '../locales/manifest.zh-CN.ts'
import {
  explainManifest,
  explainPatchRefusal,
  explainRefusal,
  ManifestError,
  problemsOf,
  readManifest,
  requireKind,
} from './manifest.ts'
import { admitCreate, admitPatch } from './request.ts'
import { resourceOf } from './resources.ts'
import { StatusError } from './status-error.ts'

const caught = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was refused')
}

const fromTutorial = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: myapp
spec:
  serviceName: myapp
  replicas: 3
  selector:
    matchLabels:
      app: myapp-pod
  template:
    metadata:
      labels:
        app: myapp-pod
    spec:
      containers:
        name: myapp
        image: ikubernetes/myapp:v1
  volumeClaimTemolates:
    metadata:
      name: myappdata
`

const refusalOf = (text: string, words = manifestInEnglish): string => {
  const [document] = readManifest(text, 'stateful-demo.yaml')
  const error = caught(() => admitCreate(resourceOf(document!.kind, document!.apiVersion), document!.value))
  assert.ok(error instanceof StatusError)
  return explainRefusal(document!, error, words)
}

test('a refused manifest: the server’s words, then every place, and what to do', () => {
  assert.equal(
    refusalOf(fromTutorial),
    `StatefulSet in version "v1" cannot be handled as a StatefulSet: json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container
2 problems:

json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container
  stateful-demo.yaml:16:7
  16 |       containers:
     |       ^^^^^^^^^^
  → containers is a list: begin each container with "- "

unknown field "spec.volumeClaimTemolates"
  stateful-demo.yaml:19:3
  19 |   volumeClaimTemolates:
     |   ^^^^^^^^^^^^^^^^^^^^
  → did you mean volumeClaimTemplates?
  → volumeClaimTemplates is a list: begin each volumeClaimTemplate with "- "`,
  )
  const chinese = refusalOf(fromTutorial, manifestInChinese)
  assert.match(chinese, /共有 2 处问题：/)
  assert.match(chinese, / {2}→ 是否想写 volumeClaimTemplates？/)
  assert.match(chinese, / {2}→ containers 是列表：每个 container 以 "- " 开头/)
})

const withSpec = (lines: string): string => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: app
        image: app:v1
${lines}
`

const hintsFor = (lines: string): string[] =>
  problemsOf(readManifest(withSpec(lines))[0]!).flatMap(({ hints }) => hints.map(manifestInEnglish.hint))

test('what may help with a mistake', () => {
  const table: [string, string][] = [
    ['  replica: 3', 'did you mean replicas?'],
    ['        containerport: 80', 'containerport belongs at spec.template.spec.containers[0].ports[].containerPort'],
    ['        volumes: []', 'volumes belongs at spec.template.spec.volumes'],
    ['  updateStrategy: {partition: 2}', 'partition belongs at spec.updateStrategy.rollingUpdate.partition'],
    ['  strategy: {}', 'did you mean updateStrategy?'],
    ['  labels: {a: b}', 'labels belongs at metadata.labels'],
    ['      terminationGracePeriod: 10', 'did you mean terminationGracePeriodSeconds?'],
    ['  replicas: "3"', 'write 3 without quotes'],
    ['  minReadySeconds: 10s', 'minReadySeconds is a whole number without a unit: write 10'],
    ['  serviceName: yes', 'this is a text: write "yes" in quotes'],
    ['        env: [{name: A, value: 1}]', 'this is a text: write "1" in quotes'],
    ['        command: sh -c x', 'command is a list: write ["…", "…"], or begin each line with "- "'],
    ['        env: {A: b}', 'env is a list: begin each item with "- "'],
    ['  updateStrategy: OnDelete', 'one level deeper: updateStrategy: {type: OnDelete}'],
    [
      '        resources: {limits: {memory: 10GB}}',
      'did you mean 10Gi? Quantities have suffixes such as m, Ki, Mi and Gi',
    ],
    ['  podManagementPolicy: parallel', 'did you mean Parallel?'],
    [
      '        volumeMounts: [{name: dta, mountPath: /d}]\n      volumes: [{name: data, emptyDir: {}}]',
      'did you mean data?',
    ],
    [
      '        volumeMounts: [{name: x, mountPath: /d}]',
      'there is no volume and no claim template yet: add one named x',
    ],
    ['  persistentVolumeClaimRetentionPolicy: {whenScaled: delete}', 'did you mean Delete?'],
    ['  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]', 'storage is missing'],
  ]
  for (const [lines, hint] of table) assert.deepEqual(hintsFor(lines), [hint], lines)
})

test('a template whose labels are not the selector’s', () => {
  const [document] = readManifest(
    withSpec('').replace('metadata: {labels: {app: web}}', 'metadata: {labels: {app: wbe}}'),
  )
  const [problem] = problemsOf(document!)
  assert.deepEqual(
    [problem!.place.line, problem!.hints.map(manifestInEnglish.hint)],
    [8, ['the selector wants these labels here: app: web']],
  )
})

test('a mistake in the labels’ selector says how it is written', () => {
  const [document] = readManifest(withSpec('').replace('{matchLabels: {app: web}}', 'app=web'))
  const hints = problemsOf(document!).flatMap(problem => problem.hints.map(manifestInEnglish.hint))
  assert.deepEqual(hints, ['write it as a map: matchLabels: {app: web}'])
})

test('a refused patch is shown in the patch’s own text', () => {
  const set = admitCreate(resourceOf('StatefulSet'), readManifest(withSpec(''))[0]!.value).object
  const [patch] = readManifest('{"spec":{"repplicas":5}}', 'the patch')
  const error = caught(() => admitPatch(resourceOf('StatefulSet'), set, patch!.value, 'strategic'))
  assert.equal(
    explainPatchRefusal(patch!, resourceOf('StatefulSet'), error as StatusError, manifestInEnglish),
    ` "" is invalid: patch: Invalid value: "map[spec:map[repplicas:5]]": strict decoding error: unknown field "spec.repplicas"
  the patch:1:10
  1 | {"spec":{"repplicas":5}}
    |          ^^^^^^^^^^^
  → did you mean replicas?`,
  )
})

test('what manifests come as', () => {
  const rendered = `---
# Source: chart/templates/service.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
---
# nothing here
---
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: b}
`
  const documents = readManifest(rendered.replaceAll('\n', '\r\n'), 'all.yaml')
  assert.deepEqual(
    documents.map(({ kind, template }) => [kind, template]),
    [
      ['Service', 'chart/templates/service.yaml'],
      ['ConfigMap', undefined],
      ['ConfigMap', undefined],
    ],
  )
  assert.deepEqual(documents[2]!.placeOfField(['metadata', 'name']), {
    line: 15,
    column: 14,
    length: 4,
    text: '  metadata: {name: b}',
  })
  assert.deepEqual(readManifest('a: &x {b: 1}\nc: {<<: *x, d: 0644, e: 22:22, f: 2001-01-01}')[0]!.value, {
    a: { b: 1 },
    c: { b: 1, d: 420, e: '22:22', f: '2001-01-01' },
  })
})

test('what cannot be read is told with its place', () => {
  const bomb = `a: &a [x, x]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`)
    .join('\n')}`
  const table: [string, RegExp][] = [
    [
      'kind: A\nkind: B\n',
      /key "kind" already set in map\n {2}m.yaml:2:1\n[\s\S]*→ kind is there already, in line 1: keep one of the two$/,
    ],
    ['a:\n\tb: 1\n', /m.yaml:2:1\n[\s\S]*→ YAML is indented with spaces, never with tabs$/],
    ['- a\n', /m.yaml:1:1\n[\s\S]*→ a manifest begins with apiVersion:/],
    [bomb, /document contains excessive aliasing\n {2}m.yaml:2:8\n[\s\S]*→ aliases of aliases multiply/],
    ['a: 1\nb: *x\n', /unknown anchor 'x' referenced\n {2}m.yaml:2:4\n[\s\S]*→ no &x stands before it$/],
    ['a: "1\nb: 2\n', /m.yaml:1:4\n[\s\S]*→ the " that opens here is never closed$/],
    ['a: {{ .Values.a }} b\n', /m.yaml:1:20\n[\s\S]*→ this is a template, not yet a manifest/],
  ]
  for (const [text, expected] of table) {
    const error = caught(() => readManifest(text, 'm.yaml'))
    assert.ok(error instanceof ManifestError)
    assert.match(explainManifest(error, manifestInEnglish), expected)
  }
})

test('an object must say what it is', () => {
  const table: [string, string, string][] = [
    [
      'kind: StatefulSet',
      'error validating "m.yaml": error validating data: [apiVersion not set]',
      'a StatefulSet has apiVersion: apps/v1',
    ],
    [
      'apiVersion: apps/v1beta1\nkind: StatefulSet',
      'no matches for kind "StatefulSet" in version "apps/v1beta1"',
      'a StatefulSet has apiVersion: apps/v1',
    ],
    [
      'apiVersion: apps/v1\nkind: StatefullSet',
      'no matches for kind "StatefullSet" in version "apps/v1"',
      'did you mean kind: StatefulSet?',
    ],
  ]
  for (const [text, message, hint] of table) {
    const error = caught(() => requireKind(readManifest(text, 'm.yaml')[0]!))
    assert.ok(error instanceof ManifestError)
    assert.ok(error.message.endsWith(message), error.message)
    assert.deepEqual(
      error.problems.flatMap(({ hints }) => hints.map(manifestInEnglish.hint)),
      [hint],
    )
  }
  for (const kept of [
    'apiVersion: example.com/v1\nkind: Service',
    'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor',
  ])
    assert.doesNotThrow(() => requireKind(readManifest(kept)[0]!))
})
