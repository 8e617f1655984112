import type { Mutant } from './mutant.ts'

const volumes = 'engine/controllers/volumes'

/** Bugs of kubelets, nodes, volumes, the garbage collector and the API server. */
export const clusterMutants: readonly Mutant[] = [
  {
    name: 'the kubelet removes a pod before its processes end',
    file: 'engine/kubelet/stop.ts',
    changes: [
      ["return void beginStop(kubelet, runtime, 'deletion', grace)", 'return void kubelet.removeIfAsked(runtime)'],
    ],
    meant: 'I1',
  },
  {
    name: 'the kubelet starts a pod of its past after a reboot',
    file: 'engine/kubelet/outage.ts',
    changes: [
      ['|| pod?.metadata.uid !== runtime.uid) return', '|| pod === undefined) return'],
      ['runtime.machine.cutOff ? nothing : abandon', 'nothing', 'engine/kubelet/wire.ts'],
    ],
    meant: 'I1',
  },
  {
    name: 'the API server gives pods no time to stop',
    file: 'engine/deletion.ts',
    changes: [['asked ?? pod.spec.terminationGracePeriodSeconds ?? 30', 'asked ?? 0']],
    meant: 'I1',
  },
  {
    name: 'the API server stores two pods of one name',
    file: 'engine/apiserver.ts',
    changes: [['if (namesake !== undefined)', "if (object.kind !== 'Pod' && namesake !== undefined)"]],
    meant: 'I2',
  },
  {
    name: 'the kubelet starts a pod before its disk is attached',
    file: 'engine/kubelet/pod-volumes.ts',
    changes: [
      ['?.status?.volumesAttached?.some(({ name }) => name === device) ?? false', '?.metadata.name !== device'],
    ],
    meant: 'I3',
  },
  {
    name: 'the kubelet does not wait for volumes at all',
    file: 'engine/kubelet/advance.ts',
    changes: [['if (!kubelet.volumes.mounted(runtime) || ', 'if (']],
    meant: 'I3',
  },
  {
    name: 'a disk is attached to two nodes',
    file: `${volumes}/attach-detach/decide.ts`,
    changes: [['if (!isExclusive) return wanting', 'if (isExclusive) return wanting']],
    meant: 'I3',
  },
  {
    name: 'a disk is detached while its pod still stops',
    file: `${volumes}/attach-detach/wants.ts`,
    changes: [
      [
        'return pod.metadata.deletionTimestamp === undefined || mayRun(pod)',
        'return pod.metadata.deletionTimestamp === undefined',
      ],
      [
        "if (!isMounted || health === 'out-of-service')",
        "if (isMounted || health !== 'gone')",
        `${volumes}/attach-detach/decide.ts`,
      ],
    ],
    meant: 'I3',
  },
  {
    name: 'a disk is never detached',
    file: `${volumes}/attach-detach/decide.ts`,
    changes: [['...detaching.map(place => decideDetach(place, situation)), ', '']],
    meant: 'I16',
  },
  {
    name: 'a claim is taken from the pod that uses it',
    file: `${volumes}/protection.ts`,
    changes: [['isDeleting && isProtected && !isInUse(object)', 'isDeleting && isProtected']],
    meant: 'I4',
  },
  {
    name: 'a claim is never let go',
    file: `${volumes}/protection.ts`,
    changes: [['isDeleting && isProtected && !isInUse(object)', 'isDeleting && isProtected && isInUse === undefined']],
    meant: 'I16',
  },
  {
    name: 'the API server passes finalizers by',
    file: 'engine/deletion.ts',
    changes: [
      [
        'const held = seconds > 0 || finalizers.length > 0 || hasContent(object)',
        'const held = seconds > 0 || hasContent(object)',
      ],
    ],
    meant: 'I4',
  },
  {
    name: 'a volume is reclaimed from the claim that has it',
    file: `${volumes}/persistent-volume/decide-volume.ts`,
    changes: [["return { does: 'become', phase: 'Bound' }", "return { does: 'release' }"]],
    meant: 'I4',
  },
  {
    name: 'two claims are bound to one volume',
    file: `${volumes}/persistent-volume/surroundings.ts`,
    changes: [
      ['if (claimKey !== undefined) return', 'if (claimKey === null) return'],
      ["return volume.status?.phase === 'Available' ? ", 'return claimKey !== null ? '],
      [
        "waitsForConsumer || volume.spec.claimRef !== undefined || volume.status?.phase !== 'Available'",
        'waitsForConsumer',
        `${volumes}/match.ts`,
      ],
    ],
    meant: 'I5',
  },
  {
    name: 'the garbage collector does not wait for the pod that a claim goes with',
    file: 'engine/controllers/garbage-collector/act.ts',
    changes: [
      ['if (owner?.metadata.uid !== uid) return', "if (owner?.metadata.uid !== uid || kind === 'Pod') return"],
      [
        'if (owner === undefined) return true',
        "if (owner === undefined || kind === 'Pod') return true",
        'engine/controllers/garbage-collector/graph.ts',
      ],
    ],
    meant: 'I4',
  },
  {
    name: 'the garbage collector never finishes a deletion in the foreground',
    file: 'engine/controllers/garbage-collector/garbage-collector.ts',
    changes: [['if (!held) removeFinalizer', 'if (held && enqueue === undefined) removeFinalizer']],
    meant: 'I16',
  },
  {
    name: 'pods are evicted from nodes that only take no new ones',
    file: 'engine/controllers/nodes/tolerance.ts',
    changes: [["({ effect }) => effect === 'NoExecute'", '({ effect }) => effect !== undefined']],
    meant: 'I12',
  },
  {
    name: 'pods are collected although their node is there',
    file: 'engine/controllers/pod-gc/decide.ts',
    changes: [
      [
        "return isDeleting && isOutOfService(node) ? 'out-of-service' : undefined",
        "return isOutOfService(node) || !isDeleting ? 'out-of-service' : undefined",
      ],
    ],
    meant: 'I12',
  },
  {
    name: 'the kubelet never removes a pod that has stopped',
    file: 'engine/kubelet/kubelet.ts',
    changes: [['if (!isAsked || machine.cutOff || api', 'if (isAsked || machine.cutOff || api']],
    meant: 'I16',
  },
  {
    name: 'the kubelet never begins with a pod',
    file: 'engine/kubelet/advance.ts',
    changes: [
      [
        "if (runtime.finished || runtime.agenda.has('it is picked up')) return",
        'if (runtime.key !== undefined) return',
      ],
    ],
    meant: 'I16',
  },
  {
    name: 'the kubelet says that a crashed container is ready',
    file: 'engine/kubelet/container-status.ts',
    changes: [['if (state.running === undefined || !started) return false', 'if (!started) return false']],
    meant: 'I13',
  },
  {
    name: 'the API server lets everything of a set be changed',
    file: 'api/validate/stateful-set.ts',
    changes: [["problems.forbidden('spec', immutableSpec(names))", 'return']],
    meant: 'I21',
  },
]
