import type { ExecutorInfo } from 'allure-js-commons/sdk'

/** Who ran the features, as Allure names it: the CI's job, if it is one, or this machine. */
export function executorOf(environment: Readonly<Record<string, string | undefined>>): ExecutorInfo {
  const { GITHUB_ACTIONS, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_NUMBER, GITHUB_WORKFLOW } =
    environment
  if (GITHUB_ACTIONS === undefined) return { name: 'Rollcall', type: 'local' }
  const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
  return {
    name: 'GitHub Actions',
    type: 'github',
    buildName: `${GITHUB_WORKFLOW} #${GITHUB_RUN_NUMBER}`,
    buildOrder: Number(GITHUB_RUN_NUMBER),
    buildUrl: url,
    url: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`,
  }
}
