import { hash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Blog, categoryTitle } from '../domain/blog.ts'
import type { Post } from '../domain/post.ts'
import { SEARCH_EDITION, type SearchText } from '../domain/search-post.ts'
import type { Article, Site } from './build.ts'
import { writeIfChanged, writeInOneStep } from './build-files.ts'
import { cutUp } from './packs.ts'

/** A searchable post and the hash of all that is searched of it. */
export interface HashedText extends SearchText {
  readonly hash: string
}

/** What a build leaves for the commands that fill the index: the names of files beside it, each a list of texts. */
interface SearchFile {
  readonly files: readonly string[]
}

type Searched = Pick<Site, 'blog' | 'articles'>

/** What the search index shall hold, as {@link writeSearchTexts} writes it. */
export const searchTextsOf = ({ blog, articles }: Searched): HashedText[] =>
  JSON.parse(printTexts(articles, blog).toString())

/**
 * Writes what the search index shall hold, in every language, newest first, posts that are not yet out too. A few posts
 * lie in one file, named after what is in it, so that an edit writes one of them.
 * @param file `search.json`; the others lie in a folder beside it, `search`
 */
export async function writeSearchTexts(file: string, { blog, articles }: Searched): Promise<void> {
  const folder = folderOf(file)
  const there = new Set(namesIn(folder))
  const named = cutUp(articles).map((some) => ({
    some,
    name: `${hashOf(some.map((a) => hashOfText(a, blog)))}.json`,
  }))
  for (const { some, name } of named)
    if (!there.has(name)) await writeInOneStep(path.join(folder, name), printTexts(some, blog))
  const files = named.map(({ name }) => name)
  await writeIfChanged(file, JSON.stringify({ files } satisfies SearchFile))
  const wanted = new Set(files)
  for (const name of there) if (!wanted.has(name)) rmSync(path.join(folder, name), { force: true })
}

/** Reads what {@link writeSearchTexts} wrote; undefined where there is nothing, or while it is being written. */
export async function readSearchTexts(file: string): Promise<readonly HashedText[] | undefined> {
  try {
    // Written above.
    const { files }: SearchFile = JSON.parse(await readFile(file, 'utf8'))
    const texts: HashedText[] = []
    for (const name of files)
      texts.push(...JSON.parse(await readFile(path.join(folderOf(file), name), 'utf8')))
    return texts
  } catch {
    return undefined
  }
}

const folderOf = (file: string): string => file.replace(/\.json$/, '')

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The words of a text are JSON already. */
function printTexts(articles: readonly Article[], blog: Blog): Buffer {
  const texts = articles.flatMap((article, i) => {
    const head = JSON.stringify({ ...factsOf(article.post, blog), hash: hashOfText(article, blog) })
    return [Buffer.from(`${i > 0 ? ',\n' : ''}${head.slice(0, -1)},"text":`), article.wordsJson, END]
  })
  return Buffer.concat([Buffer.from('['), ...texts, Buffer.from(']')])
}

const END = Buffer.from('}')

const factsOf = ({ id, title, tags, category, lang, publishedAt }: Post, blog: Blog) => ({
  ...{ id, title, tags, category, lang, publishedAt },
  categoryTitle: categoryTitle(blog, category),
})

const hashOfText = ({ post, textHash }: Article, blog: Blog): string =>
  hashOf([factsOf(post, blog), textHash])

const hashOf = (searched: unknown): string =>
  hash('sha256', JSON.stringify([SEARCH_EDITION, searched]), 'base64url').slice(0, 22)
