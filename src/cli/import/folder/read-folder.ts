import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Complaint } from '../../../build/complaint.ts'
import { cutFrontMatter } from '../../../build/front-matter.ts'
import { CommandError } from '../../command.ts'
import type { Arrival, Reader, Reading } from '../foreign.ts'
import { ENGINES, type Engine, NO_SECTION } from './engines.ts'
import { formerAddress } from './former-address.ts'
import { type FrontFields, readFrontFields } from './front-fields.ts'
import { readSiteConfig, type SiteConfig } from './site-config.ts'
import { translateBody } from './translate.ts'
import { bareName, Writings } from './writings.ts'

/** Reads the folder of a blog whose posts are markdown with front matter. */
export const readFolder = (name: Engine['name']): Reader =>
  async function* readBlogFolder({ path: root, zone }: Reading): AsyncGenerator<Arrival> {
    if (!(await stat(root)).isDirectory())
      throw new CommandError(`${root}은 폴더가 아닙니다. 블로그의 폴더를 적으세요.`)
    const blog = {
      writings: await Writings.open(root, ENGINES[name]),
      config: await readSiteConfig(root),
      zone,
    }
    for (const file of blog.writings.files) {
      const bytes = await readFile(path.join(root, file))
      if (!isUtf8(bytes))
        yield {
          kind: 'note',
          place: { file, line: 1 },
          what: bareName(file),
          why: '읽을 수 없는 글자(잘못된 UTF-8)를 �로 바꾸었습니다',
        }
      yield* arrivalsOf(file, new TextDecoder().decode(bytes), blog)
    }
  }

interface FolderBlog {
  readonly writings: Writings
  readonly config: SiteConfig
  readonly zone: string
}

function* arrivalsOf(file: string, text: string, blog: FolderBlog): Generator<Arrival> {
  const { engine } = blog.writings
  const place = { file: file.normalize('NFC'), line: 1 }
  const complaints: Complaint[] = []
  const source = cutFrontMatter(file, text, complaints)
  if (source.values.size === 0 && complaints.length > 0)
    return yield {
      kind: 'skip',
      place,
      what: bareName(file),
      why: complaints[0]?.message ?? '머리말을 읽을 수 없습니다',
    }
  if (/(?:^|\/)_index\.\w+$/.test(file))
    return yield { kind: 'skip', place, what: bareName(file), why: '목록의 머리글(_index)입니다' }
  const fields = readFrontFields(file, source, { engine, zone: blog.zone }, complaints)
  const what = fields.title || bareName(file)
  for (const { line, message } of complaints)
    yield { kind: 'note', place: { ...place, line }, what, why: message }
  const body = translateBody(source.body, { file, writings: blog.writings })
  for (const { line, why } of body.notes)
    yield { kind: 'note', place: { ...place, line: line + source.bodyLine - 1 }, what, why }
  yield { kind: 'post', post: { ...postOf(file, fields, blog), place, body: body.text } }
}

function postOf(file: string, { permalink, ...fields }: FrontFields, { writings, config, zone }: FolderBlog) {
  const { engine } = writings
  const inside = insideWriting(file, engine)
  const section = engine.sections ? inside.split('/').slice(0, -1) : []
  const category = fields.category?.length ? fields.category : sectionOf(section, file)
  const addressed = {
    file: inside,
    whole: file,
    title: fields.title,
    slug: fields.slug,
    at: fields.at,
    category: fields.category ?? [],
  }
  const former = permalink?.includes('/') ? undefined : formerAddress(addressed, engine, config, zone)
  return {
    ...fields,
    source: `${engine.name}:${file.normalize('NFC')}`,
    kind: 'post' as const,
    category,
    draft: fields.draft === true || /(?:^|\/)_?drafts\//.test(file),
    slug: fields.slug ?? bareName(file),
    aliases: [
      ...(fields.aliases ?? []),
      ...(former === undefined ? [] : [encodeURI(former)]),
      ...userAddress(file, fields.slug),
    ],
    findPicture: (src: string) => writings.findPicture(src, file),
  }
}

function insideWriting(file: string, { writing }: Engine): string {
  const folder = writing.find((one) => file.startsWith(`${one}/`))
  return (folder === undefined ? file : file.slice(folder.length + 1)).normalize('NFC')
}

/** A page bundle's own folder is no section. */
function sectionOf(section: readonly string[], file: string): string[] {
  const folders = /\/index\.\w+$/.test(file) ? section.slice(0, -1) : section
  return folders
    .filter((name) => !NO_SECTION.test(name) && !/^\d{1,4}$/.test(name))
    .map((name) => name.normalize('NFC'))
}

/** velog's `/@user/slug`, where a folder says who. */
function userAddress(file: string, slug: string | undefined): string[] {
  const user = /(?:^|\/)(@[^/]+)\//.exec(file)?.[1]
  return user === undefined ? [] : [`/${user}/${encodeURIComponent(slug ?? bareName(file))}`]
}
