import { formatDuration } from './duration.ts'
import type { ScenarioMessages } from './scenario.messages.ts'

const didYouMean = (meant: string | undefined): string => (meant === undefined ? '。' : `，是否想写 ${meant}？`)

export const scenarioInChinese: ScenarioMessages = {
  unclaimedRefusal: ({ step, message, isLast }) =>
    isLast
      ? `这一步被拒绝，而没有步骤预期这一结果：\n${message}\n如果这正是要验证的，请加上一步：请求被拒绝，原因含 '…'`
      : `上一步被拒绝，而没有步骤预期这一结果：“${step}”\n${message}\n如果这正是要验证的，请让下一步为：请求被拒绝，原因含 '…'`,
  noSuchSentence: ({ text, near }) =>
    `没有这样的句子：${text}\n最接近的有：\n${near.map(sentence => `  ${sentence}`).join('\n')}\nREADME.zh-CN.md 列出了全部句子。`,
  nothingBelow: () => '句子以冒号结尾：请在下面写出它所指的表格，或用两行 """ 括起的文本',
  wantsTable: ({ sentence }) =>
    `“${sentence}”下面应为表格，而不是文本：请去掉 """ 两行，写成用竖线分隔单元格的若干行：| 名称 | 值 |`,
  wantsText: ({ sentence }) => `“${sentence}”下面应为文本，而不是表格：请像单独的文件那样写，并用两行 """ 括起`,
  nothingRefused: ({ part }) => `没有请求被拒绝，而预期的拒绝原因含 ${JSON.stringify(part)}`,
  refusedOtherwise: ({ part, step, message }) => `“${step}”被拒绝，但原因不含 ${JSON.stringify(part)}：\n${message}`,
  nodesTooLate: () => '集群已经启动：请在任何操作之前说明节点数',
  noNodes: () => '集群至少需要一个节点',
  versionTooLate: () => '集群已经启动：请在任何操作之前说明 Kubernetes 版本',
  gateTooLate: () => '集群已经启动：请在任何操作之前设置特性门控',
  unknownGate: ({ gate, meant, known }) =>
    `特性门控 ${gate} 在这里不起任何作用${didYouMean(meant)}已知的有：${known.join('、')}`,
  foreignGate: ({ gate, kubernetes, since }) =>
    `Kubernetes ${kubernetes} 没有特性门控 ${gate}：它从 ${since} 开始才有。请先写上“Kubernetes 版本为 ${since}”，或去掉这个门控`,
  unsupportedVersion: ({ version, oldest, newest }) =>
    `不支持 Kubernetes ${version}：支持的版本为 ${oldest} 至 ${newest}`,
  neverSettles: ({ within, restless }) =>
    `经过 ${formatDuration(within)} 仍未稳定下来；还在变化的有：\n${restless.map(label => `  ${label}`).join('\n')}`,
  whichContainer: ({ set, image, containers }) =>
    `StatefulSet ${set} 有多个容器，无法确定由哪一个运行 ${image}：${containers.map(({ name, image }) => `${name}（${image}）`).join('、')}。请用补丁指明容器`,
  notARequest: ({ text }) => `${JSON.stringify(text)} 不是一个请求：请写方法和路径，例如 "GET /healthz"`,
  notAStatus: ({ status }) => `${status} 不是 HTTP 状态码：状态码的范围是 100 到 599`,
  readsOther: ({ pod, path, expected, seen }) =>
    `Pod ${pod} 从 ${path} 读到 ${JSON.stringify(seen)}，而不是 ${JSON.stringify(expected)}`,
  hasFile: ({ pod, path }) => `Pod ${pod} 中有文件 ${path}`,
  nobodyUses: ({ image, meant, used }) =>
    `场景说明了镜像 ${image} 的行为，但没有 Pod 运行过它${didYouMean(meant)}运行过的镜像：${used.join('、') || '无'}`,
  nobodyIs: ({ pod, meant }) => `场景提到了 Pod ${pod}，但从未有过这样的 Pod${didYouMean(meant)}`,
  noSuchPath: ({ path, folder }) => `功能文件所在的目录 ${folder} 中没有 ${path}`,
  noManifests: ({ path }) => `${path} 中没有 .yaml、.yml 或 .json 文件`,
  noObjects: ({ path }) => `${path} 中没有声明任何对象`,
  notApplied: ({ objects }) =>
    `已声明但从未应用：${objects.join('、')}。请在此之前加一步：应用这些清单，或 StatefulSet "…" 正在运行。`,
  noReadinessProbe: ({ image, pod, container, ready }) =>
    `${image} 被声明为${ready === 'never' ? '永远不会就绪' : `启动 ${formatDuration(ready)} 后就绪`}，但 Pod ${pod} 的容器 ${container} 没有就绪探针：` +
    '这样的容器一旦运行，Kubernetes 就认为它已就绪。请为它设置 readinessProbe，或改为声明镜像会崩溃或无法拉取。',
  thisManifest: () => '清单',
  thisPatch: () => '补丁',
  severalPatches: () => '补丁包含多个文档，而只能使用一个：请去掉其间的 ---，或为每个文档各写一个步骤',
  emptyPatch: () => '补丁是空的：请从 spec: 开始写明要修改的内容',
  file: ({ kind, pod, path }) =>
    ({
      'not-running': `Pod ${pod} 没有正在运行的容器`,
      'no-such-file': `Pod ${pod} 中没有 ${path}`,
      'read-only': `Pod ${pod} 中的 ${path} 位于只读文件系统`,
    })[kind],
  notATaint: ({ text, effects }) =>
    `${JSON.stringify(text)} 不是污点：请写成 key=value:effect，其中效果为 ${effects.join('、')} 之一`,
  notALabel: ({ text }) => `${JSON.stringify(text)} 不是标签：请写成 key=value`,
  nothingToRecover: ({ node }) => `节点 ${node} 既没有故障，也没有失联：无需恢复`,
  noSuchZone: ({ zone, zones }) => `没有节点位于可用区 ${zone}。已有的可用区：${zones.join('、') || '无'}`,
  notDrained: ({ node, within, pods }) =>
    `经过 ${formatDuration(within)}，节点 ${node} 仍未排空：\n${pods
      .map(({ pod, because }) => `  Pod ${pod}：${because ?? '驱逐已获准，但它仍在终止'}`)
      .join('\n')}`,
  noSuchProbe: ({ pod, probe }) => `Pod ${pod} 没有任何容器设置了可以失败的 ${probe}Probe`,
  notRunning: ({ pod, container }) =>
    container === undefined ? `Pod ${pod} 没有正在运行的容器` : `Pod ${pod} 的容器 ${container} 没有在运行`,
  unknownComponent: ({ component, known }) => `没有名为 ${component} 的组件。已知的有：${known.join('、')}`,
  noVolume: ({ claim }) => `PVC ${claim} 没有卷`,
  nothingWrong: ({ faults }) => `没有需要结束的故障：${faults.join('、')}`,
  noSuchSet: ({ set }) => `没有 StatefulSet ${set}：请在声明其干扰预算之前先声明它`,
  seed: ({ seed }) => `种子 ${seed}：--world-parameters '{"seed": ${seed}}' 可重现同样的结果`,
}
