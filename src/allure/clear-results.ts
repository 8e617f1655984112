import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const ofAllure = /-(result|container)\.json$|-attachment\.\w+$|^(categories\.json|environment\.properties)$/

/** Makes the folder ready: results of an earlier run, which Allure would show as earlier attempts, are taken away. */
export function clearResults(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (ofAllure.test(name)) rmSync(join(folder, name))
}
