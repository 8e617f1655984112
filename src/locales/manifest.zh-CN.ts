import type { Hint, ManifestWords } from '../api/manifest/problem.ts'

type Words = { [Is in Hint['is']]: (hint: Extract<Hint, { is: Is }>) => string }

const list = (names: readonly string[]): string => names.join('、')

const hints: Words = {
  meant: ({ name }) => `是否想写 ${name}？`,
  belongsAt: ({ field, path }) => `${field} 应写在 ${path}`,
  fields: ({ names }) => `此处可用的字段：${list(names)}`,
  unquoted: ({ text }) => `请写成 ${text}，不加引号`,
  quoted: ({ text }) => `这里需要字符串：请写成 "${text}"，加上引号`,
  wholeNumber: ({ field, number }) => `${field} 是不带单位的整数${number === undefined ? '' : `：请写成 ${number}`}`,
  number: ({ field, least, most }) => `${field} 的取值范围是 ${least} 到 ${most}`,
  trueOrFalse: ({ field }) => `${field} 只能是 true 或 false`,
  list: ({ field, item }) => `${field} 是列表：每个 ${item} 以 "- " 开头`,
  texts: ({ field }) => `${field} 是列表：请写成 ["…", "…"]，或每行以 "- " 开头`,
  noList: ({ field }) => `${field} 不是列表：请去掉 "- "，写成 名称: 值`,
  nested: ({ field, name, value }) => `应再深一层：${field}: {${name}: ${value}}`,
  labels: ({ field, key, value }) => `请写成映射：${field}: {${key}: ${value}}`,
  quantity: ({ meant }) =>
    meant === undefined
      ? '数量是带后缀的数字：500m、2、512Mi、10Gi'
      : `是否想写 ${meant}？数量的后缀有 m、Ki、Mi、Gi 等`,
  oneOf: ({ values }) => `可用的值：${list(values.map(value => JSON.stringify(value)))}`,
  spaces: () => 'YAML 用空格缩进，不能用制表符',
  once: ({ field, line }) => `${field} 已在第 ${line} 行出现：请只保留一个`,
  apiVersion: ({ kind, version }) => `${kind} 的 apiVersion 是 ${version}`,
  kindMeant: ({ kind }) => `是否想写 kind: ${kind}？`,
  notManifest: () => '清单以 apiVersion:、kind: 和 metadata: 开头',
  notPatch: () => '补丁是对象的一部分，会合并到该对象中：请以 spec: 或 metadata: 开头',
  missing: ({ field }) => `缺少 ${field}`,
  labelsOfSelector: ({ labels }) =>
    `选择算符要求此处有这些标签：${list(Object.entries(labels).map(([key, value]) => `${key}: ${value}`))}`,
  noVolume: ({ name, names }) =>
    names.length === 0 ? `还没有任何卷或卷申领模板：请添加名为 ${name} 的` : `这里的卷和卷申领模板：${list(names)}`,
  indentation: () => '请检查缩进：同一对象的成员从同一列开始，冒号后要有空格',
  closeQuote: ({ quote }) => `从这里开始的 ${quote} 没有结束`,
  aliases: () => '层层嵌套的别名展开后过于庞大：请直接写出它们所指的内容',
  anchor: ({ name }) => `在它之前没有 &${name}`,
  template: () => '这是模板，还不是清单：请先渲染它，例如使用 helm template',
  namespace: ({ name }) => `请先创建命名空间：在清单中把 Namespace 写在它之前，或使用句子：命名空间 "${name}"`,
}

/** 关于清单的说明。 */
export const manifestInChinese: ManifestWords = {
  hint: hint => (hints[hint.is] as (hint: Hint) => string)(hint),
  renderedFrom: ({ template }) => `由 ${template} 渲染而来`,
  problems: ({ count }) => `共有 ${count} 处问题：`,
}
