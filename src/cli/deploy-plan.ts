import { NEEDED_SECRETS } from './dev-vars.ts'

/** What the author's account holds of this blog. */
export interface AccountState {
  readonly hasDatabase: boolean
  /** Whether there is a database for the search index; undefined = the blog wants none. */
  readonly hasSearch?: boolean | undefined
  /** Names of the Worker's secrets; undefined = there is no Worker yet. */
  readonly secrets: readonly string[] | undefined
}

export type StepName = 'provision' | 'provision-search' | 'migrate' | 'deploy' | 'search'

export interface DeployPlan {
  readonly steps: readonly StepName[]
  /** Made by this deploy. A secret the Worker has is never written again: the old one would verify nothing any more. */
  readonly newSecrets: readonly string[]
}

/**
 * The order that never shows readers a half-made blog: the database stands, with its tables, before the code that asks
 * it, and missing secrets travel with the code in one upload. Migrations only add, so the code that still runs while
 * they are applied does not mind them. The search index comes last: it only points at articles, and may lag.
 */
export function planDeploy({ hasDatabase, hasSearch, secrets = [] }: AccountState): DeployPlan {
  return {
    steps: [
      ...(hasDatabase ? [] : (['provision'] as const)),
      ...(hasSearch === false ? (['provision-search'] as const) : []),
      ...(['migrate', 'deploy'] as const),
      ...(hasSearch === undefined ? [] : (['search'] as const)),
    ],
    newSecrets: NEEDED_SECRETS.filter((name) => !secrets.includes(name)),
  }
}

/** What a step does, and how to go on when it fails. */
export const STEP_WORDS: Readonly<Record<StepName, { does: string; failed: string }>> = {
  provision: {
    does: 'D1 데이터베이스를 만듭니다',
    failed:
      '데이터베이스를 만들지 못했습니다. 아무것도 바뀌지 않았습니다. 토큰에 D1 편집 권한이 있는지 보고 npm run deploy를 다시 치세요.',
  },
  'provision-search': {
    does: '검색 색인의 D1 데이터베이스를 만듭니다',
    failed:
      '검색 색인의 데이터베이스를 만들지 못했습니다. 이미 열린 블로그는 그대로 돕니다. npm run deploy를 다시 치세요.',
  },
  search: {
    does: '바뀐 글을 검색 색인에 넣습니다',
    failed:
      '검색 색인을 채우지 못했습니다. 블로그는 새 판으로 열려 있고 검색만 뒤처져 있습니다. npm run deploy를 다시 치세요.',
  },
  migrate: {
    does: '데이터베이스의 표를 새 판에 맞춥니다',
    failed:
      '표를 맞추지 못했습니다. 이미 열린 블로그는 그대로 돕니다. 위의 까닭을 고치고 npm run deploy를 다시 치세요.',
  },
  deploy: {
    does: 'Worker와 파일을 올립니다',
    failed:
      '올리지 못했습니다. 표는 새 판이지만 이미 열린 블로그는 그 위에서 그대로 돕니다. 위의 까닭을 고치고 npm run deploy를 다시 치세요.',
  },
}
