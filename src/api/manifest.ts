/** Manifests: from text to objects, and from an object's error back to the place in the text. */
export { problemsOf, problemsOfPatch, requireKind } from './manifest/check.ts'
export { ManifestDocument } from './manifest/document.ts'
export { explainManifest, explainPatchRefusal, explainProblems, explainRefusal } from './manifest/explain.ts'
export { type Hint, ManifestError, type ManifestProblem, type ManifestWords } from './manifest/problem.ts'
export { type Form, readManifest } from './manifest/read.ts'
