import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Container, PodSpec } from '../../api/types.ts'
import type { Behaviour } from '../../workloads/behaviour.ts'
import { Story, told } from './story.ts'

const readinessProbe: Container['readinessProbe'] = { httpGet: { path: '/healthz', port: 8080 } }

interface Life {
  name: string
  container?: Partial<Container>
  spec?: Partial<PodSpec>
  images?: Record<string, Partial<Behaviour>>
  /** What happens once the pod is created; by default everything settles. */
  meanwhile?: (story: Story) => Story
  tells: Parameters<Story['tell']>
  is: string
}

/** One pod's life each: created at 0 s on a node that has its images, told as `kubectl get pods -w` would show it. */
const lives: Life[] = [
  {
    name: 'without a readiness probe it runs and is ready in one update',
    tells: [],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 Normal Pulled: Container image "app:v1" already present on machine and can be accessed by the pod
       1 Normal Created: Container created
       1 (app starts)
       1 Normal Started: Container started
       1 0/1 ContainerCreating 0
       2 1/1 Running 0`,
  },
  {
    name: 'with a readiness probe it runs before it is ready',
    container: { readinessProbe },
    tells: ['rows'],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 0/1 ContainerCreating 0
       2 0/1 Running 0
       2 1/1 Running 0`,
  },
  {
    name: 'an init container runs first',
    spec: { initContainers: [{ name: 'init', image: 'init:v1' }] },
    images: { 'init:v1': { ready: 3_000 } },
    tells: ['rows', 'processes'],
    is: `
       0 0/1 Pending 0
       0 0/1 Init:0/1 0
       1 (init starts)
       1 0/1 Init:0/1 0
       2 0/1 Init:0/1 0
       4 (init ends 0)
       4 (app starts)
       4 0/1 PodInitializing 0
       5 1/1 Running 0`,
  },
  {
    name: 'an init container that fails is tried again and again',
    spec: { initContainers: [{ name: 'init', image: 'init:v1' }] },
    images: { 'init:v1': { end: { after: 1_000, exitCode: 1 } } },
    meanwhile: story => story.pass(15),
    tells: ['rows'],
    is: `
       0 0/1 Pending 0
       0 0/1 Init:0/1 0
       1 0/1 Init:0/1 0
       2 0/1 Init:0/1 0
       2 0/1 Init:Error 0
       3 0/1 Init:0/1 1
       3 0/1 Init:Error 1
       4 0/1 Init:CrashLoopBackOff 1
      14 0/1 Init:0/1 2
      14 0/1 Init:Error 2
      15 0/1 Init:CrashLoopBackOff 2`,
  },
  {
    name: 'under the policy Never a failed init container is the end',
    spec: { initContainers: [{ name: 'init', image: 'init:v1' }], restartPolicy: 'Never' },
    images: { 'init:v1': { end: { after: 2_000, exitCode: 3 } } },
    tells: ['rows'],
    is: `
       0 0/1 Pending 0
       0 0/1 Init:0/1 0
       1 0/1 Init:0/1 0
       2 0/1 Init:0/1 0
       3 0/1 Init:Error 0`,
  },
  {
    name: 'a sidecar starts before the others and stops after them',
    spec: { initContainers: [{ name: 'side', image: 'init:v1', restartPolicy: 'Always' }] },
    meanwhile: story => story.settle().delete().settle(),
    tells: ['rows', 'processes'],
    is: `
       0 0/1 Pending 0
       0 0/2 Init:0/1 0
       1 (side starts)
       1 0/2 Init:0/1 0
       2 (app starts)
       2 1/2 PodInitializing 0
       3 2/2 Running 0
       3 2/2 Terminating 0
       3 2/2 Terminating 0
       4 (app ends 0)
       4 1/2 Terminating 0
       5 (side ends 0)
       5 0/2 Completed 0
       6 0/2 Completed 0
       6 gone`,
  },
  {
    name: 'containers start in their order: a slow pull holds up those after it',
    spec: {
      containers: [
        { name: 'slow', image: 'slow:v1' },
        { name: 'app', image: 'app:v1' },
      ],
    },
    images: { 'slow:v1': { pull: 5_000 } },
    tells: ['rows', 'processes'],
    is: `
       0 0/2 Pending 0
       0 0/2 ContainerCreating 0
       1 0/2 ContainerCreating 0
       6 (slow starts)
       6 (app starts)
       7 2/2 Running 0`,
  },
  {
    name: 'a postStart hook holds the container back',
    container: { lifecycle: { postStart: { sleep: { seconds: 5 } } } },
    tells: ['rows', 'processes'],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 (app starts)
       1 0/1 ContainerCreating 0
       6 1/1 Running 0`,
  },
  {
    name: 'a postStart hook that fails kills the container',
    container: { lifecycle: { postStart: { exec: { command: ['false'] } } } },
    images: { 'app:v1': { postStart: 'fails' } },
    meanwhile: story => story.pass(3),
    tells: ['rows', 'events'],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 Normal Pulled: Container image "app:v1" already present on machine and can be accessed by the pod
       1 Normal Created: Container created
       1 Normal Started: Container started
       1 0/1 ContainerCreating 0
       1 Warning FailedPostStartHook: PostStartHook failed
       1 Normal Killing: FailedPostStartHook
       1 0/1 PostStartHookError 0
       1 Normal Pulled x2: Container image "app:v1" already present on machine and can be accessed by the pod
       1 Normal Created x2: Container created
       1 Normal Started x2: Container started
       1 Warning FailedPostStartHook x2: PostStartHook failed
       1 Normal Killing x2: FailedPostStartHook
       1 0/1 PostStartHookError 1
       2 Warning BackOff: Back-off restarting failed container app in pod web-0_default(UID)
       2 0/1 CrashLoopBackOff 1`,
  },
  {
    name: 'a process killed for its memory says so',
    images: { 'app:v1': { end: { after: 3_000, exitCode: 137, outOfMemory: true } } },
    meanwhile: story => story.pass(5),
    tells: ['rows'],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 0/1 ContainerCreating 0
       2 1/1 Running 0
       4 0/1 OOMKilled 0
       5 1/1 Running 1`,
  },
  {
    name: 'under the policy OnFailure success is the end',
    spec: { restartPolicy: 'OnFailure' },
    images: { 'app:v1': { end: { after: 3_000, exitCode: 0 } } },
    tells: ['rows'],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 0/1 ContainerCreating 0
       2 1/1 Running 0
       4 0/1 Completed 0`,
  },
  {
    name: 'a process that refuses empty data crashes until there is some',
    container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
    spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
    images: { 'app:v1': { emptyData: 'refuses' } },
    meanwhile: story => {
      story.claim('data').pass(5)
      story.filesOf('data').set('/PG_VERSION', '18')
      return story.pass(10)
    },
    tells: ['rows'],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 0/1 ContainerCreating 0
       1 0/1 Error 0
       1 0/1 Error 1
       2 0/1 CrashLoopBackOff 1
      12 1/1 Running 2`,
  },
  {
    name: 'past its deadline it fails',
    spec: { activeDeadlineSeconds: 10 },
    tells: ['rows', 'events'],
    is: `
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 Normal Pulled: Container image "app:v1" already present on machine and can be accessed by the pod
       1 Normal Created: Container created
       1 Normal Started: Container started
       1 0/1 ContainerCreating 0
       2 1/1 Running 0
      10 Normal DeadlineExceeded: Pod was active on the node longer than the specified deadline
      10 Normal Killing: Stopping container app
      11 0/1 Completed 0`,
  },
]

for (const { name, container, spec, images = {}, meanwhile = (story: Story) => story.settle(), tells, is } of lives)
  test(name, () => {
    const story = new Story().present('app:v1', 'init:v1')
    for (const [image, behaviour] of Object.entries(images)) story.engine.workloads.declareImage(image, behaviour)
    assert.equal(meanwhile(story.start(container, spec)).tell(...tells), told(is))
  })
