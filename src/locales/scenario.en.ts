import { formatDuration } from './duration.ts'
import type { ScenarioMessages } from './scenario.messages.ts'

const didYouMean = (meant: string | undefined): string => (meant === undefined ? '.' : ` — did you mean ${meant}?`)

export const scenarioInEnglish: ScenarioMessages = {
  unclaimedRefusal: ({ step, message, isLast }) =>
    isLast
      ? `this was refused, and no step expects it:\n${message}\nIf that is what you want to see, add the step: the request is refused with '…'`
      : `the step before was refused, and nothing expected it: “${step}”\n${message}\nIf that is what you want to see, let the next step be: the request is refused with '…'`,
  noSuchSentence: ({ text, near }) =>
    `No sentence reads: ${text}\nNearest to it:\n${near.map(sentence => `  ${sentence}`).join('\n')}\nREADME.md lists them all.`,
  nothingBelow: () =>
    'the sentence ends in a colon: write below it the table or the text (between two lines of """) that it speaks of',
  wantsTable: ({ sentence }) =>
    `below “${sentence}” belongs a table, not a text: take the lines of """ away, and write rows of cells between bars: | name | value |`,
  wantsText: ({ sentence }) =>
    `below “${sentence}” belongs a text, not a table: write it, as in a file of its own, between two lines of """`,
  nothingRefused: ({ part }) => `nothing was refused, though a refusal with ${JSON.stringify(part)} was expected`,
  refusedOtherwise: ({ part, step, message }) =>
    `“${step}” was refused, but not with ${JSON.stringify(part)}:\n${message}`,
  nodesTooLate: () => 'the cluster has begun: say how many nodes it has before anything is done in it',
  noNodes: () => 'a cluster needs at least one node',
  versionTooLate: () => 'the cluster has begun: name the Kubernetes version before anything is done in it',
  gateTooLate: () => 'the cluster has begun: set feature gates before anything is done in it',
  unknownGate: ({ gate, meant, known }) =>
    `no feature gate ${gate} changes anything here${didYouMean(meant)} Known: ${known.join(', ')}`,
  foreignGate: ({ gate, kubernetes, since }) =>
    `Kubernetes ${kubernetes} has no feature gate ${gate}: it came with ${since}. Begin with: Kubernetes ${since} – or leave the gate out`,
  unsupportedVersion: ({ version, oldest, newest }) =>
    `Kubernetes ${version} is not among the versions that are modelled: ${oldest} to ${newest}`,
  neverSettles: ({ within, restless }) =>
    `after ${formatDuration(within)} there is still no rest; what keeps moving:\n${restless.map(label => `  ${label}`).join('\n')}`,
  whichContainer: ({ set, image, containers }) =>
    `StatefulSet ${set} has several containers, and it is not clear which of them is to run ${image}: ${containers.map(({ name, image }) => `${name} (${image})`).join(', ')}. Patch it and name the container`,
  notARequest: ({ text }) =>
    `${JSON.stringify(text)} is not a request: write a method and a path, for example "GET /healthz"`,
  notAStatus: ({ status }) => `${status} is not an HTTP status: they go from 100 to 599`,
  readsOther: ({ pod, path, expected, seen }) =>
    `pod ${pod} reads ${JSON.stringify(seen)} from ${path}, not ${JSON.stringify(expected)}`,
  hasFile: ({ pod, path }) => `pod ${pod} has a file ${path}`,
  nobodyUses: ({ image, meant, used }) =>
    `the scenario says how image ${image} behaves, but no pod ever ran it${didYouMean(meant)} Images that ran: ${used.join(', ') || 'none'}`,
  nobodyIs: ({ pod, meant }) =>
    `the scenario says something of pod ${pod}, but there never was such a pod${didYouMean(meant)}`,
  noSuchPath: ({ path, folder }) => `there is no ${path} in ${folder}, the folder of the feature`,
  noManifests: ({ path }) => `${path} holds no .yaml, .yml or .json file`,
  noObjects: ({ path }) => `${path} declares no object`,
  notApplied: ({ objects }) =>
    `Declared, but never applied: ${objects.join(', ')}. A step before this one has to do that: the manifests are applied, or StatefulSet "…" is running.`,
  noReadinessProbe: ({ image, pod, container, ready }) =>
    `${image} is said ${ready === 'never' ? 'never to become ready' : `to become ready after ${formatDuration(ready)}`}, but container ${container} of pod ${pod} has no readiness probe: ` +
    'Kubernetes calls such a container ready as soon as it runs. Give it a readinessProbe, or say that the image crashes or cannot be pulled.',
  thisManifest: () => 'the manifest',
  thisPatch: () => 'the patch',
  severalPatches: () =>
    'the patch is several documents, of which only one can be meant: take out the --- between them, or write one step for each',
  emptyPatch: () => 'the patch is empty: write what is to change, from spec: on',
  file: ({ kind, pod, path }) =>
    ({
      'not-running': `pod ${pod} has no running container to work in`,
      'no-such-file': `${path}: No such file or directory in pod ${pod}`,
      'read-only': `${path}: Read-only file system in pod ${pod}`,
    })[kind],
  notATaint: ({ text, effects }) =>
    `${JSON.stringify(text)} is not a taint: write key=value:effect, the effect being one of ${effects.join(', ')}`,
  notALabel: ({ text }) => `${JSON.stringify(text)} is not a label: write key=value`,
  nothingToRecover: ({ node }) => `node ${node} has not failed and is not cut off: there is nothing to recover from`,
  noSuchZone: ({ zone, zones }) => `no node is in zone ${zone}. Zones: ${zones.join(', ') || 'none'}`,
  notDrained: ({ node, within, pods }) =>
    `node ${node} is not drained after ${formatDuration(within)}:\n${pods
      .map(({ pod, because }) => `  pod ${pod}: ${because ?? 'its eviction was granted, but it is still terminating'}`)
      .join('\n')}`,
  noSuchProbe: ({ pod, probe }) => `no container of pod ${pod} has a ${probe}Probe that could fail`,
  notRunning: ({ pod, container }) =>
    container === undefined
      ? `no container of pod ${pod} is running`
      : `container ${container} of pod ${pod} is not running`,
  unknownComponent: ({ component, known }) => `there is no component ${component}. Known: ${known.join(', ')}`,
  noVolume: ({ claim }) => `claim ${claim} has no volume`,
  nothingWrong: ({ faults }) => `nothing is wrong there: no ${faults.join(', no ')}`,
  noSuchSet: ({ set }) => `there is no StatefulSet ${set}: declare it before its budget`,
  seed: ({ seed }) => `seed ${seed}: --world-parameters '{"seed": ${seed}}' runs the same again`,
}
