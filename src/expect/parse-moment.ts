import { languages } from '../locales/index.ts'
import { type Moment, moments } from '../timeline/moments.ts'
import { likely } from './known.ts'
import { Mistake } from './mistake.ts'
import { momentsOfKind, type ObjectMoment } from './object-moments.ts'

/** The moment of a pod that a word of any language means: `ready`, `就绪`. Throws a Mistake for any other word. */
export function parseMoment(word: string): Moment {
  const moment = moments.find(known => languages.some(language => language.moment[known] === word))
  if (moment !== undefined) return moment
  const known = languages.flatMap(language => moments.map(each => language.moment[each]))
  throw new Mistake(messages => messages.mistake.notAMoment({ text: word, meant: likely(word, known) }))
}

/** The moment that a word means in *these happen in order*, for an object written `Pod/web-0`. Throws a Mistake for any other. */
export function objectMomentOf(object: string, word: string): ObjectMoment {
  const slash = object.indexOf('/')
  if (slash < 1) throw new Mistake(messages => messages.mistake.notAnObject({ text: object }))
  const kind = object.slice(0, slash)
  const possible: readonly ObjectMoment[] = /^(pods?|po)$/i.test(kind) ? moments : momentsOfKind(kind)
  const moment = possible.find(known => languages.some(language => language.moment[known] === word))
  if (moment !== undefined) return moment
  const meant = likely(word, possible)
  throw new Mistake(messages =>
    messages.mistake.unknownObjectMoment({ object, moment: word, moments: possible, meant }),
  )
}
