import { stringify } from 'yaml'
import {
  explainManifest,
  explainPatchRefusal,
  explainRefusal,
  type Form,
  ManifestDocument,
  ManifestError,
  readManifest,
  requireKind,
} from '../api/manifest.ts'
import type { KubeObject } from '../api/object.ts'
import type { Resource } from '../api/resources.ts'
import { StatusError } from '../api/status-error.ts'
import type { Messages } from '../locales/messages.ts'
import { CommandError } from './refusal.ts'

/** An object to be applied: from a manifest, or made by a sentence. */
export type Declared = ManifestDocument | KubeObject

/** The objects in a text; what cannot be read is refused with its place and what may help. `file` names the text; a patch need not say what it is of. */
export function documentsOf(
  text: string,
  file: string,
  messages: Messages,
  form: Form = 'manifest',
): readonly ManifestDocument[] {
  try {
    const documents = readManifest(text, file, form)
    if (form === 'manifest') for (const document of documents) requireKind(document)
    return documents
  } catch (error) {
    throw error instanceof ManifestError ? new CommandError(explainManifest(error, messages.manifest)) : error
  }
}

/** The document as plain data. */
export const bodyOf = (declared: Declared): KubeObject =>
  (declared instanceof ManifestDocument ? declared.value : declared) as unknown as KubeObject

/** A refusal of the document, with the place in its text and what may help below the server's own words. */
export function explainedRefusal(error: unknown, declared: Declared, messages: Messages): unknown {
  if (!(error instanceof StatusError)) return error
  const document = declared instanceof ManifestDocument ? declared : writtenOut(declared)
  return new CommandError(explainRefusal(document, error, messages.manifest))
}

/** As `explainedRefusal`, for a patch that was written as a document. */
export function explainedPatchRefusal(
  error: unknown,
  patch: ManifestDocument,
  resource: Resource,
  messages: Messages,
): unknown {
  if (!(error instanceof StatusError)) return error
  return new CommandError(explainPatchRefusal(patch, resource, error, messages.manifest))
}

/** What a sentence made, as if it had been a manifest: so that its mistakes have a place. */
function writtenOut(object: KubeObject): ManifestDocument {
  return readManifest(stringify(object), `${object.kind} ${object.metadata.name}`)[0]!
}
