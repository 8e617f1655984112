import type { PodUnlisted, Unresolved } from '../api/dns.ts'
import { explanationInEnglish } from './explanation.en.ts'
import { invariantsInEnglish } from './invariants.en.ts'
import { manifestInEnglish } from './manifest.en.ts'
import type { Difference, Messages } from './messages.ts'
import { awaited, came, moment, was } from './moments.en.ts'
import { scenarioInEnglish } from './scenario.en.ts'
import { colon, count, list, named, since, spoken, time } from './words.en.ts'

const then = (sinceThen: boolean) => (sinceThen ? ' since then' : '')
const didYouMean = (meant: string | undefined) => (meant === undefined ? '' : ` Did you mean "${meant}"?`)

function difference({ of, path, expected, actual }: Difference): string {
  const place = of === undefined ? path : `${of}, ${path}`
  if (of !== undefined && path === 'pod') return `${of} does not exist`
  if (expected === '') return `${place}: nothing expected, was ${actual}`
  return `${place}: expected ${expected}, ${actual === undefined || actual === '' ? 'nothing is there' : `was ${actual}`}`
}

function unresolved(because: Unresolved): string {
  switch (because.reason) {
    case 'outside':
      return 'it is not a name of this cluster'
    case 'no-such-record':
      return 'no record has a name of this form'
    case 'no-such-service':
      return `there is no Service "${because.service}" in namespace "${because.namespace}"`
    case 'no-ready-endpoints':
      return `none of the ${count(because.listed, 'endpoint')} of Service "${because.service}" is ready, and it does not publish addresses that are not`
    case 'no-such-host':
      return `Service "${because.service}" has no endpoint of that name${because.pod === undefined ? '' : `: ${unlisted[because.pod]}`}`
    case 'not-ready':
      return `the pod is not ready, and Service "${because.service}" does not publish addresses that are not`
    case 'terminating':
      return `the pod is terminating, and Service "${because.service}" publishes only pods that stay`
    case 'no-such-port':
      return `Service "${because.service}" has no port "${because.port}"`
    case 'no-such-address':
      return `nobody has the address ${because.address}`
  }
}

const unlisted: Record<PodUnlisted, string> = {
  missing: 'there is no such pod',
  'without-address': 'the pod has no address yet',
  finished: 'the pod has ended',
  'not-selected': 'its selector does not select the pod',
  'other-subdomain': 'the pod names another governing Service',
  'not-yet-listed': 'the pod is not listed yet',
}

/** Everything in English: the language of Kubernetes' own messages, and the one that the others are compared with. */
export const en: Messages = {
  language: 'en',
  named,
  moment,
  expected: {
    podsInOrder: ({ moment, pods, sinceThen }) =>
      `pods are ${moment} in the order "${pods.join(', ')}"${then(sinceThen)}`,
    podOnlyAfter: ({ pod, moment, other, otherMoment, sinceThen }) =>
      `pod "${pod}" is ${moment} only after pod "${other}" is ${otherMoment}${then(sinceThen)}`,
    podWithin: ({ pod, moment, within }) => `pod "${pod}" is ${moment} within ${time(within)}`,
    podNever: ({ pod, moment, sinceThen }) => `pod "${pod}" is never ${moment}${then(sinceThen)}`,
    podStays: ({ pod, moment, duration }) => `pod "${pod}" stays ${moment} for ${time(duration)}`,
    happenInOrder: ({ rows }) =>
      `these happen in order: ${rows.map(row => `${named(row.object)} ${moment[row.moment]}`).join(', ')}`,
    atMostUnavailable: ({ set, most, sinceThen }) =>
      `at most ${count(most, 'pod')} of StatefulSet "${set}" ${most === 1 ? 'is' : 'are'} unavailable at any moment${then(sinceThen)}`,
    atLeastReady: ({ set, least, sinceThen }) =>
      `at least ${count(least, 'pod')} of StatefulSet "${set}" ${least === 1 ? 'is' : 'are'} ready at every moment${then(sinceThen)}`,
    setReadyWithin: ({ set, within }) => `StatefulSet "${set}" becomes ready within ${time(within)}`,
    setRollsOutWithin: ({ set, within }) => `StatefulSet "${set}" rolls out within ${time(within)}`,
    setStuckOn: ({ set, pod }) => `StatefulSet "${set}" is stuck on pod "${pod}"`,
    setHasStatus: ({ set }) => `StatefulSet "${set}" has the status of the table`,
    podRunsImage: ({ pod, image }) => `pod "${pod}" runs image "${image}"`,
    podRunsOn: ({ pod, node }) => `pod "${pod}" runs on node "${node}"`,
    podsRun: ({ pods }) => `the pods run as in the table: ${list(pods)}`,
    claimIs: ({ claim, phase }) => `claim "${claim}" is ${phase}`,
    claimNeverDeleted: ({ claim, sinceThen }) => `claim "${claim}" is never deleted${then(sinceThen)}`,
    eventRecorded: ({ reason, object }) => `event "${reason}" is recorded on ${named(object)}`,
    objectHas: ({ object }) => `${named(object)} has the values of the table`,
    resolvesTo: ({ name, pod }) => `"${name}" resolves to pod "${pod}"`,
    doesNotResolve: ({ name }) => `"${name}" does not resolve`,
    runsTwice: ({ pod }) => `pod "${pod}" runs twice at once`,
    neverRunsTwice: ({ pod, sinceThen }) => `pod "${pod}" never runs twice at once${then(sinceThen)}`,
    nodeIs: ({ node, ready, within }) =>
      `node "${node}" is ${ready ? '' : 'not '}ready${within === undefined ? '' : ` within ${time(within)}`}`,
    objectExists: ({ object, exists }) => `${named(object)} ${exists ? 'exists' : 'does not exist'}`,
  },
  seen: {
    began: ({ object, moment, at }) => `${named(object)} ${came[moment]} at ${time(at)}`,
    wasFromTheStart: ({ pod, moment, since: begun, at }) =>
      `pod "${pod}" was ${moment} already when the last action was done, at ${time(at)}${since(begun)}`,
    whileOtherWas: ({ pod, moment, at, other, condition, since: begun }) =>
      `pod "${pod}" ${came[moment]} at ${time(at)}, when pod "${other}" ${was[condition]}${since(begun)}`,
    outOfOrder: ({ pod, moment, at, awaited: next }) =>
      `pod "${pod}" ${came[moment]} at ${time(at)}, while pod "${next}" was still awaited`,
    onceMore: ({ pod, moment, at, first, sinceThen }) =>
      `pod "${pod}" ${came[moment]} once more at ${time(at)}; the first time was at ${time(first)}${sinceThen ? '' : ' (`since then` looks only at what came after the last action)'}`,
    orderUnfinished: ({ moment, awaited: next, reached }) =>
      reached.length === 0
        ? `none of them ${came[moment]}; the first awaited is pod "${next}"`
        : `${reached.map(({ pod, at }) => `${pod} at ${time(at)}`).join(', ')}; pod "${next}" still has ${awaited[moment]}`,
    podWas: ({ pod, at, condition, since: begun }) => `at ${time(at)} pod "${pod}" ${was[condition]}${since(begun)}`,
    ended: ({ pod, moment, at, after, condition }) =>
      after === 0
        ? `pod "${pod}" was not ${moment} to begin with, at ${time(at)}: it ${was[condition]}`
        : `pod "${pod}" stayed ${moment} for ${time(after)}; at ${time(at)} it ${was[condition]}`,
    rowsUnfinished: ({ awaited: next, reached, earlier }) => {
      const upTo =
        reached === undefined ? '' : `up to ${named(reached.object)} ${moment[reached.moment]} at ${time(reached.at)}; `
      const when = reached === undefined ? 'never came' : 'did not come after that'
      return `${upTo}${named(next.object)} ${moment[next.moment]} ${when}${earlier === undefined ? '' : `, only before, at ${time(earlier)}`}`
    },
    unavailable: ({ set, at, count: number, pods }) =>
      `at ${time(at)} ${count(number, 'pod')} of StatefulSet "${set}" ${number === 1 ? 'was' : 'were'} unavailable: ${list(pods)}`,
    notReady: ({ set, at, count: number, pods }) =>
      `at ${time(at)} ${count(number, 'pod')} of StatefulSet "${set}" ${number === 1 ? 'was' : 'were'} ready, without ${list(pods)}`,
    neverComplete: ({ set, ready, replicas }) =>
      `StatefulSet "${set}" was never completely ready, so there is nothing to count from; now ${ready} of its ${count(replicas, 'pod')} are`,
    setWas: ({ set, at, replicas, ready, available, generation, observedGeneration, unavailable }) =>
      `at ${time(at)} StatefulSet "${set}" had ${ready} ready and ${available} available of ${count(replicas, 'replica')}` +
      (unavailable.length === 0 ? '' : `, without ${list(unavailable)}`) +
      (observedGeneration < generation
        ? `; its status was of generation ${observedGeneration}, not yet of ${generation}`
        : ''),
    setAbsent: ({ set }) => `StatefulSet "${set}" does not exist`,
    rolloutWas: ({ set, at, line }) => `at ${time(at)} kubectl rollout status said of StatefulSet "${set}": ${line}`,
    notStuck: ({ set }) => `StatefulSet "${set}" waits for nothing and is ready`,
    stuckOnOther: ({ set, on }) => `StatefulSet "${set}" is stuck on ${list(on)}`,
    differences: ({ rows }) => rows.map(difference).join('\n'),
    podAbsent: ({ pod, deletedAt }) =>
      deletedAt === undefined ? `pod "${pod}" was never created` : `pod "${pod}" was deleted at ${time(deletedAt)}`,
    podRuns: ({ pod, images }) => `pod "${pod}" runs ${images.map(image => `"${image}"`).join(', ')}`,
    podIsOn: ({ pod, node }) =>
      node === undefined ? `pod "${pod}" is on no node yet` : `pod "${pod}" runs on node "${node}"`,
    claimWas: ({ claim, phase }) => `claim "${claim}" is ${phase}`,
    claimAbsent: ({ claim }) => `claim "${claim}" does not exist`,
    events: ({ object, reasons }) =>
      reasons.length === 0
        ? `no event was recorded on ${named(object)}`
        : `recorded on ${named(object)}: ${list(reasons)}`,
    objectAbsent: ({ object }) => `${named(object)} does not exist`,
    ranOn: ({ pod, nodes, at }) =>
      `at ${time(at)} ${nodes.length === 0 ? `nothing of pod "${pod}" ran` : `processes of pod "${pod}" ran on ${list(nodes)}`}`,
    objectPresent: ({ object }) => `${named(object)} exists`,
    nodeWas: ({ node, status = 'missing', message, at }) =>
      `at ${time(at)} the Ready condition of node "${node}" was ${status}${colon(message)}`,
    resolved: ({ name, to }) => `"${name}" resolves to ${list(to)}`,
    notResolved: ({ name, because, pod, condition }) =>
      `"${name}" does not resolve: ${unresolved(because)}; pod "${pod}" ${was[condition]}`,
  },
  explanation: explanationInEnglish,
  failure: {
    expected: 'Expected',
    seen: 'Seen',
    blocked: 'Blocked',
    before: heading => `${heading}: `,
    since: ({ since: begun, for: length }) => ` (since ${time(begun)}, for ${time(length)} now)`,
    heldBack: 'Held back',
    cause: 'Cause',
    situation: 'Situation',
    wayOut: 'Way out',
    transcript: 'Last seen',
    transcriptUntil: of => `Last seen up to ${time(of.until)}`,
    holds: 'This holds.',
  },
  manifest: manifestInEnglish,
  invariant: invariantsInEnglish,
  scenario: scenarioInEnglish,
  mistake: {
    notADuration: ({ text }) =>
      `"${text}" is not a duration. Write it as 30s, 2m, 1h30m or 500ms, as 30 seconds or 2 minutes, or as 30 秒, 2 分钟 or 1 小时.`,
    notAMoment: ({ text, meant }) =>
      `"${text}" is not a moment of a pod.${didYouMean(meant)} The moments are: ${Object.keys(awaited).join(', ')}.`,
    cannotStay: ({ moment }) =>
      `A pod cannot stay ${moment}: that only begins and does not last. What can stay is scheduled, started, ready, unready, available, terminating, failed or succeeded.`,
    unknownPod: ({ pod, meant, sets }) =>
      `There never was a pod "${pod}", and no StatefulSet could make one of that name.${didYouMean(meant)}` +
      (sets.length === 0 ? ' There is no StatefulSet in its namespace.' : ` StatefulSets: ${list(sets)}.`),
    unknownObject: ({ kind, name, meant, known, elsewhere }) =>
      `There never was a ${named({ kind, name })}${elsewhere.length === 0 ? '' : ` in this namespace, only in ${list(elsewhere)}`}.${didYouMean(meant)}` +
      (known.length > 0
        ? ` Known: ${list(known)}.`
        : elsewhere.length > 0
          ? ''
          : ` There never was any ${spoken(kind)}.`),
    unknownKind: ({ kind, meant }) => `There is no kind "${kind}".${didYouMean(meant)}`,
    unknownColumn: ({ column, columns, meant }) =>
      `The table has a column "${column}" that means nothing here.${didYouMean(meant)} Columns: ${columns.join(', ')}.`,
    missingColumn: ({ column }) => `The table needs a column "${column}", filled in every row.`,
    unknownObjectMoment: ({ object, moment: asked, moments, meant }) =>
      `"${object}" cannot be "${asked}".${didYouMean(meant)} It can be: ${moments.join(', ')}.`,
    notAnObject: ({ text }) => `"${text}" is not an object. Write its kind and its name, as in Pod/web-0.`,
    notAPath: ({ path, at }) =>
      `"${path}" is not a path from character ${at + 1} on. Write it as spec.template.spec.containers[0].image, containers[name=app].image or metadata.labels["a.b/c"].`,
    repeatedPod: ({ pod }) => `Pod "${pod}" is named twice; in an order each pod has one place.`,
    noPods: () => 'The order names no pods. Write them with commas between them, as in "web-0, web-1".',
    noRows: () => 'The table is a head alone: its first row names the columns, and each row below it one pod.',
    notAQuantity: ({ text }) => `"${text}" is not a quantity. Write it as 2, 500m, 1Gi or 10G.`,
    notTwoColumns: ({ columns }) =>
      `The table has ${count(columns, 'column')}; it needs two, and no head: what is meant, and its value.`,
    notAValue: ({ text, because }) => `${text} is not a value as YAML writes it: ${because}.`,
    beyondList: ({ element, length }) =>
      `[${element}] is beyond the end of the list, which has ${count(length, 'item')}: the next is [${length}].`,
  },
}
