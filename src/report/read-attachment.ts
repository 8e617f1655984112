import { type Attachment, AttachmentContentEncoding } from '@cucumber/messages'
import type { Attached } from './run.ts'

/** An attachment as the page shows it: texts as they are, anything else in base64. */
export function attachedOf(attachment: Attachment): Attached {
  const { mediaType, fileName } = attachment
  const name = fileName ?? mediaType
  if (isText(mediaType)) return { name, mediaType, body: textOf(attachment), isText: true }
  const isBase64 = attachment.contentEncoding === AttachmentContentEncoding.BASE64
  return {
    name,
    mediaType,
    body: isBase64 ? attachment.body : Buffer.from(attachment.body).toString('base64'),
    isText: false,
  }
}

/** What is attached, as a text. */
export function textOf({ body, contentEncoding }: Attachment): string {
  return contentEncoding === AttachmentContentEncoding.BASE64 ? Buffer.from(body, 'base64').toString() : body
}

const isText = (mediaType: string): boolean =>
  /^text\/|json|yaml|xml$/.test(mediaType) && !mediaType.startsWith('image/')
