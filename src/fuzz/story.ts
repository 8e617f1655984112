import fc from 'fast-check'

/** Something that happens in a story; `ordinal` counts from the start ordinal and may point past the last pod. */
export type Happening =
  | { is: 'scale'; replicas: number }
  | { is: 'image'; image: string }
  | { is: 'partition'; partition: number }
  | { is: 'retention'; whenScaled: 'Retain' | 'Delete'; whenDeleted: 'Retain' | 'Delete' }
  | { is: 'restart' | 'roll back' | 'orphan and apply' | 'delete and apply' }
  | { is: 'delete pod' | 'force-delete pod' | 'evict pod' | 'fail pod' | 'delete claim'; ordinal: number }
  | { is: 'node fails' | 'node recovers'; node: string }
  | { is: 'behaviour'; image: string; behaves: 'well' | 'never ready' | 'crashes' | 'unpullable' | 'slowly' }
  | { is: 'pass'; seconds: number }
  | { is: 'settle' }

/** A random life of a StatefulSet: its spec, and what happens to it. */
export interface Story {
  seed: number
  gate: boolean
  spec: Readonly<Record<string, string>>
  happenings: readonly Happening[]
}

const images = ['app:v1', 'app:v2', 'app:v3']
const ordinal = fc.integer({ min: 0, max: 4 })
const policy = fc.constantFrom('Retain' as const, 'Delete' as const)
const image = fc.constantFrom(...images)
const node = fc.constantFrom('node-1', 'node-2', 'node-3')

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('scale' as const), replicas: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('image' as const), image }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('partition' as const), partition: ordinal }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('retention' as const), whenScaled: policy, whenDeleted: policy }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constantFrom(
        'restart' as const,
        'roll back' as const,
        'orphan and apply' as const,
        'delete and apply' as const,
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constantFrom(
        'delete pod' as const,
        'force-delete pod' as const,
        'evict pod' as const,
        'fail pod' as const,
        'delete claim' as const,
      ),
      ordinal,
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom('node fails' as const, 'node recovers' as const), node }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('behaviour' as const),
      image,
      behaves: fc.constantFrom(
        'well' as const,
        'never ready' as const,
        'crashes' as const,
        'unpullable' as const,
        'slowly' as const,
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ is: fc.constant('pass' as const), seconds: fc.constantFrom(0, 1, 3, 10, 45, 400) }),
  },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('settle' as const) }) },
)

const spec = fc
  .record({
    replicas: fc.integer({ min: 0, max: 5 }),
    podManagementPolicy: fc.constantFrom('OrderedReady', 'Parallel'),
    minReadySeconds: fc.constantFrom(0, 0, 15),
    start: fc.constantFrom(0, 0, 2),
    strategy: fc.constantFrom('default', 'OnDelete', 'partition', 'bare', 'maxUnavailable'),
    whenScaled: policy,
    whenDeleted: policy,
    revisionHistoryLimit: fc.constantFrom(0, 2, 10),
  })
  .map(({ start, strategy, whenScaled, whenDeleted, ...plain }) => ({
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, String(value)])),
    ...(start === 0 ? {} : { 'ordinals.start': String(start) }),
    ...strategies[strategy],
    'persistentVolumeClaimRetentionPolicy.whenScaled': whenScaled,
    'persistentVolumeClaimRetentionPolicy.whenDeleted': whenDeleted,
  }))

const strategies: Record<string, Record<string, string>> = {
  default: {},
  OnDelete: { 'updateStrategy.type': 'OnDelete' },
  partition: { 'updateStrategy.type': 'RollingUpdate', 'updateStrategy.rollingUpdate.partition': '2' },
  // Written without its block, which the API server then leaves out: another rule for pods that come back.
  bare: { 'updateStrategy.type': 'RollingUpdate' },
  maxUnavailable: { 'updateStrategy.type': 'RollingUpdate', 'updateStrategy.rollingUpdate.maxUnavailable': '2' },
}

export const story: fc.Arbitrary<Story> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  gate: fc.boolean(),
  spec,
  happenings: fc.array(happening, { minLength: 2, maxLength: 12 }),
})
