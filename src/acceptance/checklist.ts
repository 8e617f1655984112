/** A line of the acceptance checklist, fact by fact, and the tests that prove each. */
export interface Line {
  readonly line: string
  readonly facts: Readonly<Record<string, readonly Proof[]>>
}

/** A test: its file, relative to `src`, and its title there, or a part of it. */
export type Proof = readonly [file: string, title: string]

const volumes = 'engine/controllers/volumes'

/** What it says of kubectl, HTTP, exec and server-side apply is not here: there is no server. */
export const covered: readonly Line[] = [
  {
    line: 'probes and readiness',
    facts: {
      'no readiness probe: no row 0/1 Running': [
        ['acceptance/pods.test.ts', 'a pod without a readiness probe is ready as soon as it is seen running'],
        ['acceptance/timelines.test.ts', 'an image that is there, no readiness probe'],
      ],
      'a failing probe: 0/1 Running, Unhealthy each period': [
        ['acceptance/pods.test.ts', 'a pod whose readiness probe fails runs and is not ready, and says so each period'],
        ['engine/kubelet/probes.test.ts', 'a readiness probe that always fails: an event each period'],
      ],
      'its endpoint, its name, publishNotReadyAddresses': [
        ['acceptance/pods.test.ts', '… its endpoint is not ready and its name does not resolve'],
      ],
    },
  },
  {
    line: 'crash loops',
    facts: {
      'delays of 0, 10, 20 … 300 s': [
        ['engine/kubelet/trouble.test.ts', 'a crash loop: restarts after 0, 10, 20, 40, 80, 160, 300, 300 s'],
      ],
      'over after more than 600 s': [
        ['engine/kubelet/trouble.test.ts', 'a crash loop starts over after more than ten minutes without a crash'],
      ],
      'messages, and the phase Running': [
        ['acceptance/pods.test.ts', 'a crash loop says how long it waits, in the container and in an event'],
      ],
    },
  },
  {
    line: 'bad images',
    facts: {
      'ErrImagePull and ImagePullBackOff by turns, no restarts, the right image starts': [
        [
          'engine/kubelet/trouble.test.ts',
          'an image that cannot be pulled: ErrImagePull and ImagePullBackOff take turns',
        ],
        ['engine/kubelet/trouble.test.ts', 'pulls are tried again after 10, 20, 40, 80, 160, 300, 300 s'],
        ['acceptance/timelines.test.ts', 'an image that cannot be pulled'],
      ],
    },
  },
  {
    line: 'missing ConfigMaps',
    facts: {
      'in the environment': [
        ['engine/kubelet/trouble.test.ts', 'a ConfigMap missing from the environment is an error of the container'],
      ],
      'in a volume': [
        ['engine/kubelet/trouble.test.ts', 'a ConfigMap missing from a volume keeps the container from being created'],
      ],
    },
  },
  {
    line: 'hooks and grace',
    facts: {
      'preStop 10 s and a stop of 25 s in a grace of 30 s': [
        ['engine/kubelet/ends.test.ts', 'preStop 10 s, then 25 s, with a grace of 30 s'],
      ],
      'a hook that outlives the grace: a window of 2 s': [
        ['engine/kubelet/ends.test.ts', 'a preStop hook that outlives the grace'],
      ],
    },
  },
  {
    line: 'deletion on a healthy node',
    facts: {
      'what a watch sees': [
        ['acceptance/termination.test.ts', 'a pod that is deleted on a healthy node: what a watch sees'],
        ['acceptance/timelines.test.ts', 'a deletion'],
      ],
    },
  },
  {
    line: 'ages',
    facts: { 'at every boundary': [['report/pod-columns.test.ts', 'ages are told as kubectl tells them']] },
  },
  {
    line: 'claims and volumes',
    facts: {
      'no class and no default': [['acceptance/storage.test.ts', 'names no class, and no class is the default']],
      'a class that is missing': [
        ['acceptance/storage.test.ts', 'names a class that is missing'],
        [
          `${volumes}/persistent-volume/persistent-volume.test.ts`,
          'a missing class is asked for again every 15 seconds',
        ],
      ],
      'a default that comes later': [['acceptance/storage.test.ts', '… until one is: it is filled in']],
      'WaitForFirstConsumer without a pod': [['acceptance/storage.test.ts', 'waits for a consumer, and there is none']],
      'WaitForFirstConsumer with an unschedulable pod': [
        ['acceptance/storage.test.ts', 'waits for a consumer that no node can take'],
      ],
      'smallest fit, modes, reserved both ways': [
        [`${volumes}/match.test.ts`, 'which volume a claim is bound to'],
        ['acceptance/storage.test.ts', 'the smallest that is large enough is taken'],
        ['acceptance/storage.test.ts', 'fewer access modes count for more than a smaller size'],
        ['acceptance/storage.test.ts', 'one that is reserved for the claim wins, and so does one that the claim names'],
      ],
      'Retain: Released, and not used again': [
        [
          'acceptance/storage.test.ts',
          'one that is retained stays Released, and a claim of the old name does not get it',
        ],
      ],
      'deleted while a pod exists': [
        ['acceptance/storage.test.ts', 'stays Terminating while its pod’s object is there'],
        [`${volumes}/protection.test.ts`, 'a claim goes when no pod with a node uses it'],
      ],
      'expansion that is allowed, forbidden, or less': [
        ['acceptance/storage.test.ts', 'grows where its class allows it, while the pod runs'],
        ['acceptance/storage.test.ts', 'does not grow where its class does not allow it, and never shrinks'],
        [`${volumes}/resizer/resizer.test.ts`, 'without a pod the file system waits for one, and the claim says so'],
      ],
    },
  },
  {
    line: 'FailedScheduling',
    facts: {
      'no nodes': [['acceptance/scheduling.test.ts', 'there is no node at all']],
      cpu: [['engine/scheduler/scheduler.test.ts', 'too little cpu is free']],
      'a taint': [['engine/scheduler/scheduler.test.ts', 'taints are not tolerated']],
      'a cordon': [['acceptance/scheduling.test.ts', 'all nodes are cordoned']],
      'anti-affinity': [
        ['acceptance/scheduling.test.ts', 'a set wants its pods apart, and has more of them than nodes'],
      ],
      'a claim that is missing, unbound, going': [
        ['acceptance/scheduling.test.ts', 'the claim is missing'],
        ['acceptance/scheduling.test.ts', 'the claim is not bound yet'],
        ['engine/scheduler/scheduler.test.ts', 'a claim is being deleted'],
      ],
      'a local volume whose node is down': [['acceptance/scheduling.test.ts', 'the disk lies on a node that is down']],
      'several at once, sorted, and what preemption adds': [
        ['acceptance/scheduling.test.ts', 'a taint, too little cpu, and a cordon'],
        ['engine/scheduler/scheduler.test.ts', 'counts sort as text, and a long event is cut to 1024 bytes'],
      ],
    },
  },
  {
    line: 'a node that is lost',
    facts: {
      'NotReady, not ready, and still 1/1 Running': [
        ['acceptance/nodes.test.ts', 'a node without power: NotReady after 40 to 60 s'],
      ],
      'Terminating after 300 s, for ever': [
        ['acceptance/nodes.test.ts', '… 300 s later its pod is Terminating, and stays so, for hours'],
      ],
      'force, and six minutes of Multi-Attach': [
        [
          'acceptance/nodes.test.ts',
          '… deleting it once more changes nothing; deleting it by force makes a replacement',
        ],
      ],
      'out of service': [['acceptance/nodes.test.ts', '… declared out of service']],
      'the node is removed': [['acceptance/nodes.test.ts', '… when its object is removed']],
      'it recovers': [
        ['acceptance/nodes.test.ts', '… that is back before the eviction keeps its pod'],
        ['acceptance/nodes.test.ts', '… that is back after the eviction finishes the deletion'],
      ],
    },
  },
  {
    line: 'several nodes that are lost',
    facts: {
      'two of three': [['engine/controllers/nodes/nodes.test.ts', 'two of three in one zone: both are tainted']],
      'three of three': [['engine/controllers/nodes/nodes.test.ts', 'three of three: nobody is evicted']],
    },
  },
  {
    line: 'drains and budgets',
    facts: {
      'the 429, and progress when the pod is ready again': [
        ['acceptance/disruption.test.ts', 'a second eviction is refused until the first pod is ready again'],
      ],
      'asked again after 5 s': [
        ['drivers/drain.test.ts', 'an eviction that a budget refuses is tried again every five seconds'],
      ],
      'two budgets: 500': [['acceptance/disruption.test.ts', 'two budgets for one pod are an error of the server']],
    },
  },
  {
    line: 'deleting a set',
    facts: {
      'all pods at one instant, and the claims stay': [
        ['acceptance/deletion.test.ts', 'a set that is deleted in the background takes all pods along at one instant'],
      ],
      orphans: [['acceptance/deletion.test.ts', '… and its orphans run on']],
    },
  },
  {
    line: 'what the API server refuses',
    facts: {
      '409': [
        ['acceptance/api.test.ts', 'an update of what has changed meanwhile'],
        ['acceptance/api.test.ts', 'a name that is taken'],
        ['acceptance/api.test.ts', 'a deletion of what has been made anew'],
      ],
      '422': [
        ['acceptance/api.test.ts', 'one mistake, and several'],
        ['conformance/refusals.test.ts', 'the API server'],
      ],
      'unknown fields': [['acceptance/api.test.ts', 'a field that the kind does not have, strictly']],
      'wrong types': [['acceptance/api.test.ts', 'a value of the wrong type']],
      'field selectors': [['acceptance/api.test.ts', 'a field by which nothing can be selected']],
    },
  },
]
