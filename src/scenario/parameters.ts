import { parseQuantity as readQuantity } from '../api/quantity.ts'
import { type Moment, moments } from '../timeline/moments.ts'

/** The moments' words in the Chinese sentences, in the order of `moments`. */
const chinese = ['创建', '调度', '启动', '就绪', '失去就绪', '可用', '重启', '终止', '删除', '失败', '成功']

/** The moment that a sentence names, in either language. */
export function parseMoment(word: string): Moment {
  return moments[chinese.indexOf(word)] ?? (word as Moment)
}

/** `"web-0, web-1"`: names with commas between them; spaces and the Chinese comma are fine. */
export function parseNames(text: string): string[] {
  return text.split(/[,，、]/).map(name => name.trim()).filter(name => name !== '')
}

/** A quantity as Kubernetes writes it, kept as it stands; an error shows the forms. */
export function parseQuantity(text: string): string {
  try {
    readQuantity(text)
    return text
  } catch {
    throw new RangeError(`${JSON.stringify(text)} is not a quantity: write 2, 500m, 1Gi or 10G`)
  }
}
