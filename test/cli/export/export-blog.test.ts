import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPages } from '../../../src/cli/backup-file.ts'
import { exportBlog } from '../../../src/cli/export/export-blog.ts'
import { blogOf } from '../../../src/cli/posts-option.ts'
import { BACKUP_TABLES } from '../../../src/store/backup-tables.ts'
import { makeFolder } from '../../support/posts-folder.ts'
import { fixture, MovedBlog } from '../import/moving.ts'

async function exported(blog: MovedBlog): Promise<string> {
  const target = path.join(makeFolder(), 'out')
  await exportBlog(blog.folder, await blogOf(blog.folder), blog.database, target)
  return target
}

/** The same blog made anew of what was written. */
async function remade(out: string): Promise<MovedBlog> {
  const blog = new MovedBlog()
  cpSync(path.join(out, 'posts'), blog.folder, { recursive: true })
  for await (const { table, rows } of readPages(path.join(out, 'readers.ndjson'))) {
    const write = BACKUP_TABLES.find(({ name }) => name === table)?.write ?? ''
    await blog.database.all(write, `[${rows.join(',')}]`)
  }
  return blog
}

async function moved(): Promise<MovedBlog> {
  const blog = new MovedBlog({ '_pages/guestbook.md': '---\ntitle: 방명록\ncomments: open\n---\n\n인사\n' })
  await blog.import('wordpress', fixture('wordpress.xml'), { owners: ['홍길동'] })
  await blog.import('tistory', fixture('tistory.xml'), { owners: ['주인장'] })
  return blog
}

function files(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const plain = names.filter((name) => statSync(path.join(folder, name)).isFile())
  return Object.fromEntries(plain.map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]))
}

/** Without the head, which tells the time, and the foot, which depends on it. */
const rows = (out: string): string =>
  readFileSync(path.join(out, 'readers.ndjson'), 'utf8').split('\n').slice(1, -2).join('\n')
const wordpress = (out: string): string => readFileSync(path.join(out, 'wordpress.xml'), 'utf8')

/** What an export for WordPress says, numbers of comments and order apart. */
const said = (out: string): string[] =>
  wordpress(out)
    .replace(/<wp:(?:comment_id|comment_parent)>\d+<\/wp:\w+>\n?/g, '')
    .split(/(?=<item>)|(?=<wp:comment>)|<\/item>/)
    .slice(1)
    .map((part) => part.trim())
    .sort()

describe('an export', () => {
  it('holds markdown, pictures and rows, and makes an equal blog', async () => {
    const blog = await moved()
    const out = await exported(blog)
    expect(files(path.join(out, 'posts'))).toEqual(files(blog.folder))
    expect(rows(out).split('\n').length).toBeGreaterThan(8)
    const again = await exported(await remade(out))
    expect(files(path.join(again, 'posts'))).toEqual(files(path.join(out, 'posts')))
    expect(rows(again)).toBe(rows(out))
    expect(wordpress(again)).toBe(wordpress(out))
  })

  it('says the same once more when another blog has read it as WordPress’ own', async () => {
    const out = await exported(await moved())
    const other = new MovedBlog()
    cpSync(path.join(out, 'posts/blog.yaml'), path.join(other.folder, 'blog.yaml'))
    const { lines } = await other.import('wordpress', path.join(out, 'wordpress.xml'), {
      owners: ['홍길동', '주인장'],
    })
    expect(lines.filter(([outcome, thing]) => outcome === '건너뜀' && thing !== '그림')).toEqual([])
    expect(said(await exported(other))).toEqual(said(out))
  })

  it('never shows a secret comment to whom it goes, and never writes into a folder that holds something', async () => {
    const blog = await moved()
    const secret = /<wp:comment>(?:(?!<\/wp:comment>)[\s\S])*비밀로 묻습니다[\s\S]*?<\/wp:comment>/.exec(
      wordpress(await exported(blog)),
    )?.[0]
    expect(secret).toContain('<wp:comment_approved>0<')
    const full = makeFolder()
    mkdirSync(path.join(full, 'a'))
    writeFileSync(path.join(full, 'a/mine.txt'), 'mine')
    await expect(exportBlog(blog.folder, await blogOf(blog.folder), blog.database, full)).rejects.toThrow(
      '이미',
    )
  })
})
