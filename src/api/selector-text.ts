import { labelValueProblems, qualifiedNameProblems } from './names.ts'
import { type Operator, type Requirement, type Selector, selectorOf } from './selector.ts'
import { badRequest } from './status-error.ts'

type Token = { kind: 'symbol' | 'word' | 'end'; text: string }

const lexeme = /\s*(==|!=|[(),!=<>]|[^\s(),!=<>]+)/y

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  lexeme.lastIndex = 0
  for (let found = lexeme.exec(text); found !== null; found = lexeme.exec(text)) {
    const word = found[1]!
    tokens.push({ kind: /^[(),!=<>]/.test(word) ? 'symbol' : 'word', text: word })
  }
  return [...tokens, { kind: 'end', text: '' }]
}

class Unparsable extends Error {}

const fail = (found: Token, expected: string): never => {
  throw new Unparsable(`found '${found.text}', expected: ${expected}`)
}

const binaryOperators: Readonly<Record<string, Operator>> = {
  in: 'in',
  notin: 'notin',
  '=': '=',
  '==': '==',
  '!=': '!=',
  '>': '>',
  '<': '<',
}

/** Reads `a=b,c in (x,y),!d` token by token, with the messages of Kubernetes' own parser. */
class Reader {
  readonly #tokens: Token[]
  #at = 0

  constructor(text: string) {
    this.#tokens = tokensOf(text)
  }

  requirements(): Requirement[] {
    const requirements: Requirement[] = []
    if (this.#peek().kind === 'end') return requirements
    for (;;) {
      if (!this.#startsRequirement()) fail(this.#peek(), "!, identifier, or 'end of string'")
      requirements.push(this.#requirement())
      const next = this.#take()
      if (next.kind === 'end') return requirements
      if (next.text !== ',') fail(next, "',' or 'end of string'")
      if (!this.#startsRequirement()) fail(this.#peek(), "identifier after ','")
    }
  }

  #peek(): Token {
    return this.#tokens[this.#at]!
  }

  #take(): Token {
    const token = this.#tokens[this.#at]!
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  #startsRequirement(): boolean {
    const next = this.#peek()
    return next.kind === 'word' || next.text === '!'
  }

  #isAtEndOfRequirement(): boolean {
    const next = this.#peek()
    return next.kind === 'end' || next.text === ','
  }

  #requirement(): Requirement {
    const isAbsence = this.#peek().text === '!'
    if (isAbsence) this.#take()
    const key = this.#take()
    if (key.kind !== 'word') fail(key, 'identifier')
    const [problem] = qualifiedNameProblems(key.text)
    if (problem !== undefined) throw new Unparsable(`key: Invalid value: ${JSON.stringify(key.text)}: ${problem}`)
    if (isAbsence) return { key: key.text, operator: '!', values: [] }
    if (this.#isAtEndOfRequirement()) return { key: key.text, operator: 'exists', values: [] }
    const named = this.#take()
    const operator = binaryOperators[named.text] ?? fail(named, 'in, notin, =, ==, !=, gt, lt')
    const values = operator === 'in' || operator === 'notin' ? this.#list() : [this.#exactValue()]
    return checked({ key: key.text, operator, values })
  }

  #exactValue(): string {
    if (this.#isAtEndOfRequirement()) return ''
    const value = this.#take()
    return value.kind === 'word' ? value.text : fail(value, 'identifier')
  }

  #list(): string[] {
    const open = this.#take()
    if (open.text !== '(') throw new Unparsable(`found '${open.text}' expected: '('`)
    const values: string[] = []
    for (;;) {
      values.push(this.#peek().kind === 'word' ? this.#take().text : '')
      const next = this.#take()
      if (next.text === ')') return values
      if (next.text !== ',') fail(next, "',', ')' or identifier")
    }
  }
}

function checked(requirement: Requirement): Requirement {
  const { key, operator, values } = requirement
  if (operator === '>' || operator === '<') {
    if (!/^[+-]?\d+$/.test(values[0]!))
      throw new Unparsable(
        `values[0]: Invalid value: ${JSON.stringify(values[0])}: for 'Gt', 'Lt' operators, the value must be an integer`,
      )
    return requirement
  }
  for (const [index, value] of values.entries()) {
    const [problem] = labelValueProblems(value)
    if (problem !== undefined)
      throw new Unparsable(`values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${problem}`)
  }
  return requirement
}

const read = new Map<string, Selector>()

/** The selector that a query or a command line carries: `a=b,c in (x,y),!d`. Throws a 400 with the parser's own text. */
export function parseSelector(text: string): Selector {
  let selector = read.get(text)
  if (selector === undefined) {
    try {
      selector = selectorOf(new Reader(text).requirements())
    } catch (error) {
      if (error instanceof Unparsable) throw badRequest(`unable to parse requirement: ${error.message}`)
      throw error
    }
    if (read.size > 1000) read.clear()
    read.set(text, selector)
  }
  return selector
}
