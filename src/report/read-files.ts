import { readFileSync } from 'node:fs'
import type { Envelope } from '@cucumber/messages'
import { parseMessages } from './read-messages.ts'

/** The messages that lie in files, one stream each. Throws an Error that names the file which cannot be read, and the way out. */
export function readFiles(files: readonly string[]): Envelope[][] {
  return files.map(file => [...parseMessages(textOf(file), file)])
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`${file} cannot be read; write it with --format message:${file}`, { cause: error })
  }
}

/** Runs a command whose errors are for people: what went wrong on one line, and exit code 2. */
export function speakingPlainly(command: () => void): void {
  try {
    command()
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 2
  }
}
