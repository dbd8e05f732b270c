import { describe, expect, it } from 'vitest'
import { planDeploy } from '../../src/cli/deploy-plan.ts'

describe('the order of a deploy', () => {
  it('makes the database and its tables before the first code that asks them', () => {
    const plan = planDeploy({ hasDatabase: false, secrets: undefined })
    expect(plan.steps).toEqual(['provision', 'migrate', 'deploy'])
  })

  it('migrates before it uploads, later too', () => {
    const plan = planDeploy({ hasDatabase: true, secrets: ['ADMIN_KEY', 'PEPPER'] })
    expect(plan.steps).toEqual(['migrate', 'deploy'])
  })

  it('makes the search index its database, where the blog wants one, and fills it when the articles stand', () => {
    const plan = planDeploy({ hasDatabase: true, hasSearch: false, secrets: [] })
    expect(plan.steps).toEqual(['provision-search', 'migrate', 'deploy', 'search'])
    expect(planDeploy({ hasDatabase: true, hasSearch: true, secrets: [] }).steps).toEqual([
      'migrate',
      'deploy',
      'search',
    ])
  })

  it('goes on where a first deploy stopped between database and upload', () => {
    const plan = planDeploy({ hasDatabase: true, secrets: undefined })
    expect(plan).toEqual({ steps: ['migrate', 'deploy'], newSecrets: ['ADMIN_KEY', 'PEPPER'] })
  })
})

describe('the secrets of a deploy', () => {
  it('are all made for a Worker that does not exist', () => {
    expect(planDeploy({ hasDatabase: false, secrets: undefined }).newSecrets).toEqual(['ADMIN_KEY', 'PEPPER'])
  })

  it('are made only where the Worker lacks them', () => {
    const plan = planDeploy({ hasDatabase: true, secrets: ['PEPPER', 'STATS_KEY'] })
    expect(plan.newSecrets).toEqual(['ADMIN_KEY'])
  })

  it('are never written over', () => {
    const plan = planDeploy({ hasDatabase: false, secrets: ['PEPPER', 'ADMIN_KEY'] })
    expect(plan.newSecrets).toEqual([])
  })
})
