import { distance } from 'fastest-levenshtein'
import { messagesFor } from '../locales/index.ts'
import { chapters } from './pages.ts'

/** What cucumber knows of a step that no sentence matches: the expressions that would, `{string} is scaled up to {int} replicas`. */
interface Undefined {
  generatedExpressions: readonly { source: string; parameterNames: readonly string[] }[]
  /** Given, When or Then. */
  functionName: string
  /** `dataTable` or `docString`, if the step has one. */
  stepParameterNames: readonly string[]
}

/** How many sentences are suggested, what share of one may differ, and how much more than the nearest another may. */
const most = 3
const farthest = 0.4
const spread = 0.15

/**
 * What cucumber prints for a step that is no sentence: the nearest ones, for most such steps are meant to be one of them. Only where none is near,
 * the beginning of a step of one's own. Cucumber makes one of these as its `snippetSyntax`.
 */
export default class NearestSentence {
  build({ generatedExpressions, functionName, stepParameterNames }: Undefined): string {
    const { source, parameterNames } = generatedExpressions[0]!
    const isChinese = /[\u4e00-\u9fff]/.test(source)
    const near = nearest(source, isChinese ? 'chinese' : 'english')
    const { noSuchSentence } = messagesFor(isChinese ? 'zh-CN' : 'en').scenario
    if (near.length > 0) return noSuchSentence({ text: plain(source), near })
    const parameters = ['this', ...parameterNames.map((name, index) => `${name}${index + 1}`), ...stepParameterNames]
    const [first, ...others] = parameters
    return `${functionName}(${JSON.stringify(source)}, async function (${[`${first}: Rollcall`, ...others].join(', ')}) {})`
  }
}

function nearest(source: string, language: 'english' | 'chinese'): string[] {
  const text = plain(source)
  const all = chapters()
    .flatMap(({ sentences }) => sentences.map(sentence => sentence[language]))
    .map(sentence => ({ sentence, off: distance(text, plain(sentence)) / text.length }))
    .sort((a, b) => a.off - b.off)
  const limit = Math.min(farthest, all[0]!.off + spread)
  return all
    .filter(({ off }) => off <= limit)
    .slice(0, most)
    .map(({ sentence }) => sentence)
}

/** A sentence without what differs between a step and the expression that it should match: numbers of any kind, singular and plural. */
const plain = (sentence: string): string =>
  sentence
    .replaceAll(/\{(?:int|float|duration|quantity|version)\}|(?<![\w{])-?\d[\w.]*/g, '{number}')
    .replaceAll(/\((\w+)\)/g, '$1')
    .replaceAll(/\w+\/(\w+)/g, '$1')
    .replace(/\[[^\]]*\]$/, '')
