import type { Problems } from './problems.ts'

/** Paths that lead somewhere else than they seem to are refused. */
export function validateNoBacksteps(problems: Problems, field: string, path: string): void {
  if (path.split('/').includes('..')) problems.invalid(field, path, "must not contain '..'")
}

export function validateDescendingPath(problems: Problems, field: string, path: string): void {
  if (path.startsWith('/')) problems.invalid(field, path, 'must be a relative path')
  validateNoBacksteps(problems, field, path)
}

/** Names that begin with two dots are kept for the kubelet. */
export function validateNonReservedPath(problems: Problems, field: string, path: string): void {
  validateDescendingPath(problems, field, path)
  if (path.startsWith('..') && !path.startsWith('../')) problems.invalid(field, path, "must not start with '..'")
}
