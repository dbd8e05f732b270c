// npm run test:walk: a newcomer's first hour, from the clone to the deployed blog, by the README's own commands.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openAccount } from '../cli/cloudflare-stand-in.ts'
import { startDeployed } from '../cli/deployed-worker.ts'
import { Blog } from './blog.ts'
import { Newcomer } from './newcomer.ts'
import { commandOf, exampleOfPost } from './readme.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const PORT = process.env.PORT ?? '8787'
const POST = '/posts/morning'
const COMMENTED = '/posts/keeping-addresses'
const SAID = '잘 읽었습니다'

const place = await mkdtemp(path.join(tmpdir(), 'madang-walk-'))
const account = await openAccount()
// Counts are written after a second instead of ten: the walk waits for them.
const newcomer = new Newcomer(place, { PORT, VIEW_FLUSH_SECONDS: '1' })
const blog = new Blog(`http://127.0.0.1:${PORT}`)
try {
  await beginning()
  await writing()
  await answering()
  await keeping()
  await publishing()
  console.log('The README leads all the way.')
} finally {
  await newcomer.interrupt()
  account.close()
  await rm(place, { recursive: true, force: true, maxRetries: 5 })
}

async function beginning(): Promise<void> {
  const clone = commandOf('git clone')
  await step(clone, () => newcomer.type(clone.replace(/(?<=git clone )\S+/, ROOT)))
  newcomer.folder = path.join(place, /cd (\S+)/.exec(clone)?.[1] ?? '')
  const start = commandOf('npm ci && npm start')
  await step(start, () => newcomer.serve(start, blog.origin))
}

async function writing(): Promise<void> {
  const before = await blog.heard()
  const begin = commandOf('npm run new')
  await step(begin, () => newcomer.type(begin))
  await step('a post of the README, seen in the browser by itself', async () => {
    await writeFile(path.join(newcomer.folder, 'posts/dev/morning.md'), exampleOfPost())
    await blog.shows(POST, '<strong>마크다운(Markdown)</strong>을')
    if ((await blog.heard()) === before) throw new Error('An open page was not told')
  })
  await step(commandOf('npm run check'), () => newcomer.type(commandOf('npm run check')))
}

async function answering(): Promise<void> {
  const comment = commandOf('curl').replaceAll('8787', PORT)
  await step('a comment, by the README’s curl', () => newcomer.type(comment))
  await step('it stands under the article', () => blog.shows(COMMENTED, SAID))
  await step('signing in with the key of .dev.vars', async () => {
    const key = /^ADMIN_KEY="?([^"\n]+)/m.exec(await newcomer.read('.dev.vars'))?.[1] ?? ''
    await blog.send('/admin/login', { key })
  })
  await step('moderation: held, gone for readers, shown again', async () => {
    const id = /\/admin\/comments\/(\d+)/.exec(await blog.page('/admin/comments?status=visible'))?.[1]
    const reader = new Blog(blog.origin)
    await blog.send(`/admin/comments/${id}/hold`, {})
    await reader.shows(COMMENTED, SAID, false)
    await blog.send(`/admin/comments/${id}/approve`, {})
    await reader.shows(COMMENTED, SAID)
  })
  await step('a view, and the figures', async () => {
    await blog.shows('/admin', '아침에 쓰는 글', false)
    await new Blog(blog.origin).open(POST)
    await blog.shows('/admin', '아침에 쓰는 글')
  })
  await step('Ctrl-C', () => newcomer.interrupt())
}

async function keeping(): Promise<void> {
  const backup = commandOf('npm run backup')
  await step(backup, () => newcomer.type(backup))
  const restore = commandOf('STATE_DIR=.wrangler/elsewhere npm run restore')
  await step(restore, () => newcomer.type(restore))
  await step('the blog over there has the comment', async () => {
    await newcomer.serve('npm start', blog.origin, { STATE_DIR: '.wrangler/elsewhere' })
    await blog.shows(COMMENTED, SAID)
    await newcomer.interrupt()
  })
}

async function publishing(): Promise<void> {
  await step('npm run build, and a commit', async () => {
    await newcomer.type(commandOf('npm run build'))
    await newcomer.type(
      'git add posts && git -c user.name=n -c user.email=n@blog.example commit -qm "A post"',
    )
  })
  const rehearsal = commandOf('npm run deploy -- --dry-run')
  await step(rehearsal, () => newcomer.type(rehearsal))
  const deploy = commandOf('npm run deploy')
  await step(`${deploy}, to the stand-in`, () =>
    newcomer.type(deploy, { CLOUDFLARE_API_BASE_URL: account.url, CLOUDFLARE_API_TOKEN: 'token' }),
  )
  await step('what was uploaded serves the post', async () => {
    const deployed = await startDeployed(account, newcomer.folder)
    const { text } = await deployed.fetch(POST)
    await deployed.stop()
    if (!text.includes('아침에 쓰는 글')) throw new Error(`It answered:\n${text}`)
  })
}

async function step(name: string, take: () => Promise<unknown>): Promise<void> {
  const since = performance.now()
  await take()
  console.log(`${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s  ${name}`)
}
