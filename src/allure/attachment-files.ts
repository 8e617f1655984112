import { createHash } from 'node:crypto'
import { type Attachment, AttachmentContentEncoding } from '@cucumber/messages'
import type { Attachment as Attached } from 'allure-js-commons'
import type { Writer } from 'allure-js-commons/sdk/reporter'
import { accountFile } from '../report/account.ts'
import { timelineFile } from '../report/attachments.ts'

/** By media type; anything else is `.bin`. */
const extensions: Readonly<Record<string, string>> = {
  'application/json': '.json',
  'image/png': '.png',
  'image/svg+xml': '.svg',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
  'text/uri-list': '.uri',
  'text/yaml': '.yaml',
}

/** Cucumber's own media types, which Allure would not show. */
const shownAs: Readonly<Record<string, string>> = { 'text/x.cucumber.log+plain': 'text/plain' }

/** Writes attachments, each content once, however many scenarios attach it: twins leave the same bytes. */
export class AttachmentFiles {
  /** What scenarios told of themselves. */
  readonly accounts: unknown[] = []
  readonly #writer: Writer
  readonly #written = new Set<string>()

  constructor(writer: Writer) {
    this.#writer = writer
  }

  /** The attachments of a hook or a step that people can look at. */
  write(attachments: readonly Attachment[]): Attached[] {
    return attachments.flatMap(({ body, contentEncoding, mediaType, fileName }) => {
      const encoding = contentEncoding === AttachmentContentEncoding.BASE64 ? 'base64' : 'utf8'
      if (fileName === timelineFile) return []
      if (fileName === accountFile) this.#account(Buffer.from(body, encoding).toString())
      const type = shownAs[mediaType] ?? mediaType
      return [this.#attach(fileName ?? nameOf(mediaType), type, body, encoding)]
    })
  }

  /** A text of a step: a doc string, a table. */
  text(name: string, type: string, content: string): Attached {
    return this.#attach(name, type, content, 'utf8')
  }

  #attach(name: string, type: string, content: string, encoding: 'utf8' | 'base64'): Attached {
    const hash = createHash('sha256').update(type).update('\0').update(content).digest('hex').slice(0, 32)
    const source = `${hash}-attachment${extensions[type] ?? '.bin'}`
    if (!this.#written.has(source)) {
      this.#written.add(source)
      this.#writer.writeAttachment(source, Buffer.from(content, encoding))
    }
    return { name, type, source }
  }

  #account(text: string): void {
    try {
      this.accounts.push(JSON.parse(text))
    } catch {
      // Whoever attached it meant something else by the name.
    }
  }
}

const nameOf = (mediaType: string): string =>
  mediaType in shownAs ? 'log' : mediaType === 'text/uri-list' ? 'link' : mediaType
