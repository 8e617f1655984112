import { defineParameterType } from '@cucumber/cucumber'
import { parseMoment, parseNames, parseProbe } from '../src/index.ts'
import type { Rollcall } from './world.ts'

defineParameterType({
  name: 'duration',
  regexp: /-?\d[\dA-Za-z.]*(?: ?(?:milliseconds?|seconds?|minutes?|hours?|days?|毫秒|秒|分钟|小时|天))?/,
  transformer(this: Rollcall, text: string) {
    return this.scenario.duration(text)
  },
  useForSnippets: false,
})

defineParameterType({
  name: 'quantity',
  regexp: /-?\d[\dA-Za-z.]*/,
  transformer(this: Rollcall, text: string) {
    return this.scenario.quantity(text)
  },
  useForSnippets: false,
})

defineParameterType({
  name: 'version',
  regexp: /\d+\.\d+(?:\.\d+)?/,
  transformer: (version: string) => version,
  useForSnippets: false,
})

defineParameterType({
  name: 'moment',
  regexp:
    /created|scheduled|started|ready|unready|available|restarted|terminating|deleted|failed|succeeded|创建|调度|启动|就绪|失去就绪|可用|重启|终止|删除|失败|成功/,
  transformer: parseMoment,
  useForSnippets: false,
})

defineParameterType({
  name: 'probe',
  regexp: /readiness|liveness|startup|就绪|存活|启动/,
  transformer: parseProbe,
  useForSnippets: false,
})

defineParameterType({
  name: 'names',
  regexp: /"([^"]*)"/,
  transformer: parseNames,
  useForSnippets: false,
})

defineParameterType({
  name: 'kind',
  regexp: /[A-Z][A-Za-z]+/,
  transformer: (kind: string) => kind,
  useForSnippets: false,
})

defineParameterType({
  name: 'sinceThen',
  regexp: /(?: since then|，自此之后)?/,
  transformer: (words: string | null) => Boolean(words),
  useForSnippets: false,
})
