import { globSync } from 'node:fs'
import type { Plugin } from '@cucumber/cucumber/api'

/** Those of the paths, as one writes them behind `cucumber-js`, at which there is nothing: `features/nope.feature:9`. */
export function missingFeatures(paths: readonly string[], cwd: string): string[] {
  return paths.filter(path => globSync(path.replace(/(:\d+)+$/, ''), { cwd }).length === 0)
}

/**
 * Ends a run that was asked for features which are not there. Cucumber itself plays the others, if there are any, and calls that success: a
 * misspelt path in a CI would be green for ever.
 */
export default {
  type: 'plugin',
  coordinator({ on, logger, environment: { cwd } }) {
    on('paths:resolve', ({ unexpandedSourcePaths, sourcePaths }) => {
      const missing = missingFeatures(unexpandedSourcePaths, cwd)
      const told = sourcePaths.length === 0 ? unexpandedSourcePaths : missing
      if (told.length === 0) return
      logger.error(`There is no feature at ${told.join(', ')}. Paths are relative to ${cwd}.`)
      // An error thrown here would be told with cucumber's own stack.
      process.exit(1)
    })
  },
} satisfies Plugin
