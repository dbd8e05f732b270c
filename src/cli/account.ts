import { CommandError } from './command.ts'
import type { AccountState } from './deploy-plan.ts'
import { NEEDED_SECRETS } from './dev-vars.ts'
import type { WorkerConfig } from './worker-config.ts'
import { runWrangler, type WranglerResult } from './wrangler.ts'

/**
 * Asks the author's account what it holds of this blog. Changes nothing.
 * @throws CommandError when nobody is signed in, the account is not clear, or it does not answer
 */
export async function readAccount(config: WorkerConfig): Promise<AccountState> {
  refuseUnclearAccount(await runWrangler(['whoami', '--json']), config)
  const [databases, secrets] = await Promise.all([readDatabases(), readSecrets()])
  const { database, search } = config
  const hasSearch = search && isThere(databases, search)
  const hasDatabase = isThere(databases, database)
  if (secrets && !hasDatabase && !NEEDED_SECRETS.some((name) => secrets.includes(name)))
    throw new CommandError(nameTaken(config.name))
  return { hasDatabase, hasSearch, secrets }
}

/** A Worker without a madang's database and secrets is somebody's else; an upload would replace it. */
const nameTaken = (name: string): string =>
  `이 계정에는 ${name}이라는 다른 Worker가 이미 있습니다. 덮어쓰지 않고 멈췄습니다. wrangler.toml의 name을 바꾸고 npm run deploy를 다시 치세요.`

/** Where D1 answers, and what opens it. */
export interface RemoteDatabase {
  readonly accountId: string
  readonly databaseId: string
  /** Headers that sign a request in. */
  readonly credentials: Readonly<Record<string, string>>
}

/** Finds the author's database. Changes nothing. @throws CommandError when there is none, or nobody is signed in */
export async function findDatabase(config: WorkerConfig): Promise<RemoteDatabase> {
  const whoami = await runWrangler(['whoami', '--json'])
  refuseUnclearAccount(whoami, config)
  const [list, token] = await Promise.all([
    runWrangler(['d1', 'list', '--json']),
    runWrangler(['auth', 'token', '--json']),
  ])
  if (list.code !== 0) throw refused('데이터베이스 목록을 읽지 못했습니다.', list)
  if (token.code !== 0) throw refused('로그인의 열쇠를 읽지 못했습니다.', token)
  const { id, name } = config.database
  const found = listOf(parseJson(list.stdout)).find((d) => field(d, id ? 'uuid' : 'name') === (id ?? name))
  const accountId =
    config.accountId ||
    process.env.CLOUDFLARE_ACCOUNT_ID ||
    field(listOf(field(parseJson(whoami.stdout), 'accounts'))[0], 'id')
  if (!found || !accountId)
    throw new CommandError(`계정에 데이터베이스 ${name}이 없습니다. 먼저 npm run deploy를 치세요.`)
  const credentials = credentialsOf(parseJson(token.stdout))
  return { accountId: String(accountId), databaseId: String(field(found, 'uuid')), credentials }
}

const credentialsOf = (answer: unknown): Record<string, string> =>
  field(answer, 'type') === 'api_key'
    ? { 'x-auth-key': String(field(answer, 'key')), 'x-auth-email': String(field(answer, 'email')) }
    : { authorization: `Bearer ${field(answer, 'token')}` }

/** Names of the Worker's secrets; undefined = there is no Worker. @throws CommandError when there is no answer */
export async function readSecrets(): Promise<string[] | undefined> {
  const result = await runWrangler(['secret', 'list', '--format', 'json'])
  if (result.code === 0) return listOf(parseJson(result.stdout)).map((s) => String(field(s, 'name')))
  if (/Worker "[^"]*".* not found/.test(result.stdout + result.stderr)) return undefined
  throw refused('비밀 값의 이름들을 읽지 못했습니다.', result)
}

function refuseUnclearAccount(whoami: WranglerResult, config: WorkerConfig): void {
  const answer = parseJson(whoami.stdout)
  if (field(answer, 'loggedIn') === false) throw new CommandError(NOT_SIGNED_IN)
  if (whoami.code !== 0) throw refused(NO_ANSWER, whoami)
  const accounts = listOf(field(answer, 'accounts'))
  if (accounts.length < 2 || config.accountId || process.env.CLOUDFLARE_ACCOUNT_ID) return
  const lines = accounts.map((a) => `    ${field(a, 'id')}  ${field(a, 'name')}`)
  throw new CommandError(
    ['계정이 여럿입니다. 하나를 골라 CLOUDFLARE_ACCOUNT_ID=… npm run deploy로 치세요.', ...lines].join('\n'),
  )
}

async function readDatabases(): Promise<unknown[]> {
  const result = await runWrangler(['d1', 'list', '--json'])
  if (result.code !== 0) throw refused('데이터베이스 목록을 읽지 못했습니다.', result)
  return listOf(parseJson(result.stdout))
}

function isThere(known: readonly unknown[], { name, id }: WorkerConfig['database']): boolean {
  if (!id) return known.some((d) => field(d, 'name') === name)
  if (known.some((d) => field(d, 'uuid') === id)) return true
  throw new CommandError(
    `wrangler.toml의 database_id ${id}가 이 계정에 없습니다. 다른 계정의 것이면 그 줄을 지우세요.`,
  )
}

const NO_ANSWER =
  '누구인지 물었지만 답이 없습니다. 토큰이 만료되었으면 새로 만들거나 npx wrangler login을 다시 하세요.'

const NOT_SIGNED_IN = [
  'Cloudflare에 로그인하지 않았습니다. 둘 가운데 하나를 하고 다시 npm run deploy를 치세요.',
  '    npx wrangler login                     브라우저로 로그인합니다',
  '    CLOUDFLARE_API_TOKEN=… npm run deploy  토큰을 씁니다 (Workers와 D1 편집 권한)',
].join('\n')

const refused = (sentence: string, { stdout, stderr }: WranglerResult): CommandError =>
  new CommandError(`${sentence} 까닭:\n${stdout}${stderr}`)

/** wrangler may print notes around its JSON. */
function parseJson(text: string): unknown {
  const start = text.search(/[[{]/)
  if (start < 0) return undefined
  try {
    return JSON.parse(text.slice(start))
  } catch {
    return undefined
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
