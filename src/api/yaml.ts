import type { DocumentOptions, ParseOptions, SchemaOptions, Tags } from 'yaml'

/** Tags of YAML 1.1 that Kubernetes' parser does not read: a time stays a text, and `22:22` is no number. */
const unread = /timestamp|binary|omap|pairs|set$/
const isSexagesimal = (tag: Tags[number]): boolean =>
  typeof tag === 'object' && 'format' in tag && tag.format === 'TIME'

/** YAML as Kubernetes reads it: 1.1, where `yes`, `on` and `y` are booleans and `0644` is octal, with merge keys. */
export const yamlOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  merge: true,
  uniqueKeys: true,
  logLevel: 'error',
  customTags: tags => tags.filter(tag => typeof tag === 'string' || (!unread.test(tag.tag) && !isSexagesimal(tag))),
}
