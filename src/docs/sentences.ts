/** A sentence in both languages. */
export interface Sentence {
  english: string
  chinese: string
}

export interface Chapter {
  english: string
  chinese: string
  sentences: readonly Sentence[]
}

const heading = /^\/\/ (.+) · (.+)$/m
const pair = /^(?:Given|When|Then)\('(.*)', (\w+)\)\n(?:Given|When|Then)\('(.*)', \2\)$/gm

/** The sentences that a step file registers, pair by pair. Its first line is the chapter's title: `// The cluster · 集群`. */
export function chapterOf(code: string): Chapter {
  const [, english = '', chinese = ''] = heading.exec(code) ?? []
  const sentences = [...code.matchAll(pair)].map(match => ({
    english: readable(match[1]!, ' since then'),
    chinese: readable(match[3]!, '，自此之后'),
  }))
  return { english, chinese, sentences }
}

/** Parameters as a reader knows them; what is optional stands in brackets. */
const readable = (sentence: string, sinceThen: string): string =>
  sentence.replaceAll('{names}', '{string}').replaceAll('{sinceThen}', `[${sinceThen}]`)

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** The chapters as Markdown tables; the reader's own language comes first. */
export function reference(chapters: readonly Chapter[], language: 'en' | 'zh-CN'): string {
  const first = language === 'en' ? 'english' : 'chinese'
  const second = language === 'en' ? 'chinese' : 'english'
  const head = language === 'en' ? '| English | 中文 |' : '| 中文 | English |'
  return chapters
    .map(chapter => {
      const rows = chapter.sentences.map(sentence => `| ${cell(sentence[first])} | ${cell(sentence[second])} |`)
      return [`### ${chapter[first]}`, '', head, '| --- | --- |', ...rows, ''].join('\n')
    })
    .join('\n')
}

const begin = '<!-- sentences: written by npm run docs -->'
const end = '<!-- end of sentences -->'

/** The page with the reference between its marks. */
export function withReference(page: string, text: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from === -1 || to === -1) throw new Error(`the page has no place for the sentences: ${begin} … ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n${page.slice(to)}`
}
