import { ACCOUNT_ID, type Account, type Asked, type Reply, UUID } from './cloudflare-stand-in.ts'

const SCRIPT = '/workers/scripts/madang'
const NO_WORKER = { code: 10007 }
const NO_SERVICE = { code: 10090 }

/** What the API tells of the Worker, and takes in of it. */
export async function aboutWorker(account: Account, asked: Asked): Promise<Reply | undefined> {
  const { secrets } = account
  const exists = (result: unknown): Reply => (secrets ? { result } : NO_WORKER)
  switch (asked.what) {
    case 'GET /workers/subdomain':
      return { result: { subdomain: 'author' } }
    case 'GET /workers/services/madang':
      return secrets ? { result: { default_environment: { script: SERVICE } } } : NO_SERVICE
    case `GET ${SCRIPT}/secrets`:
      return exists([...(secrets?.keys() ?? [])].map((name) => ({ name, type: 'secret_text' })))
    case `GET ${SCRIPT}/settings`:
      return exists({ bindings: [{ type: 'd1', name: 'DB', id: UUID }] })
    case `GET ${SCRIPT}/deployments`:
      return exists({ deployments: [] })
    case `POST ${SCRIPT}/assets-upload-session`:
      return { result: { jwt: 'jwt', buckets: [] } }
    case `PUT ${SCRIPT}`:
    case `POST ${SCRIPT}/versions`:
      await takeWorker(account, asked)
      return {
        result: { id: UUID, deployment_id: ACCOUNT_ID, etag: 'e', resources: { script: { etag: 'e' } } },
      }
    case 'GET /workers/workers/madang':
    case 'PATCH /workers/workers/madang':
      return exists({ id: UUID, name: 'madang', subdomain: { enabled: true, previews_enabled: true } })
    case `GET ${SCRIPT}/subdomain`:
    case `POST ${SCRIPT}/subdomain`:
      return { result: { enabled: true, previews_enabled: true } }
    case `POST ${SCRIPT}/deployments`:
    case `PUT ${SCRIPT}/schedules`:
    case `PATCH ${SCRIPT}/script-settings`:
      return { result: { id: UUID } }
    default:
      return undefined
  }
}

const SERVICE = { tag: 'tag', tags: [], migration_tag: 'v1', last_deployed_from: 'wrangler' }

/** Keeps an uploaded Worker's files, and the secrets it brings along. */
async function takeWorker(account: Account, { body, type }: Asked): Promise<void> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const { main_module, bindings }: Metadata = JSON.parse(String(form.get('metadata')))
  const brought = bindings.filter((b) => b.type === 'secret_text').map((b) => [b.name, b.text ?? ''] as const)
  account.secrets = new Map([...(account.secrets ?? []), ...brought])
  const files = [...form].filter((part): part is [string, File] => part[1] instanceof File)
  account.uploaded = new Map(files.sort(([a], [b]) => Number(b === main_module) - Number(a === main_module)))
}

interface Metadata {
  readonly main_module: string
  readonly bindings: readonly { readonly type: string; readonly name: string; readonly text?: string }[]
}
