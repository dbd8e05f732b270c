import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UploadedWorker } from '../support/uploaded-worker.ts'
import { type Account, openAccount } from './cloudflare-stand-in.ts'
import { startDeployed } from './deployed-worker.ts'
import { ProjectCopy } from './project-copy.ts'

// What npm run deploy uploads is started as it was uploaded, over the tables the deploy made.

let project: ProjectCopy
let account: Account
let worker: UploadedWorker
beforeAll(async () => {
  project = new ProjectCopy()
  account = await openAccount()
  rmSync(path.join(project.folder, 'posts'), { recursive: true })
  cpSync(path.join(import.meta.dirname, '../../posts'), path.join(project.folder, 'posts'), {
    recursive: true,
  })
  const { code, output } = await project.run('cli/deploy.ts', [], {
    CLOUDFLARE_API_BASE_URL: account.url,
    CLOUDFLARE_API_TOKEN: 'token',
  })
  expect(code, output).toBe(0)
  worker = await startDeployed(account, project.folder)
}, 120_000)
afterAll(async () => {
  await worker?.stop()
  account?.close()
  project?.remove()
})

describe('the uploaded Worker', () => {
  it('serves the model article, with its box and its courtyard', async () => {
    const { status, text } = await worker.fetch('/posts/how-to-read-ai-news')
    expect(status).toBe(200)
    expect(text).toContain('<article id="article"')
    expect(text).toContain('카테고리의 다른 글')
    expect(text).toContain('<form id="comment-form"')
    expect(text).toMatch(/<\/html>\s*$/)
  })

  it('answers to nobody without the key it was given', async () => {
    expect((await worker.fetch('/api/v1/admin/overview')).status).toBe(403)
    const key = { authorization: `Bearer ${account.secrets?.get('ADMIN_KEY')}` }
    expect((await worker.fetch('/api/v1/admin/overview', { headers: key })).status).toBe(200)
  })
})
