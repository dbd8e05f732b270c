import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeIfChanged } from '../../build/build-files.ts'
import { idOf } from '../../build/posts-lock.ts'
import { Categories } from './categories.ts'
import { fetchPicture, findFetched } from './fetch-images.ts'
import type { ForeignPost } from './foreign.ts'
import { hashOf, type Ledger } from './ledger.ts'
import type { Library } from './library.ts'
import { copyPicture, keepPicture, type PicturePlan, planPictures, relinked } from './pictures.ts'
import { keptAliases, langOf, needsSlugLine, type Place, placeFor } from './post-place.ts'
import { printPost } from './post-text.ts'
import type { Report } from './report.ts'
import type { ImportWish } from './wish.ts'

type Wish = Pick<ImportWish, 'dryRun' | 'overwrite' | 'fetchImages'>

/** Puts posts of an export into the posts folder, one by one, each where it belongs and none over the author's words. */
export class PostArrivals {
  private readonly library: Library
  private readonly ledger: Ledger
  private readonly report: Report
  private readonly wish: Wish
  readonly categories: Categories
  private readonly planned = new Set<string>()
  private readonly sources = new Set<string>()

  constructor(library: Library, ledger: Ledger, report: Report, wish: Wish) {
    this.library = library
    this.ledger = ledger
    this.report = report
    this.wish = wish
    this.categories = new Categories(library.blog)
  }

  async take(post: ForeignPost): Promise<void> {
    if (this.sources.has(post.source)) {
      this.report.add(
        'skipped',
        'post',
        post.place,
        post.title,
        `같은 글(${post.source})이 내보낸 파일에 또 있습니다`,
      )
      return
    }
    this.sources.add(post.source)
    const known = this.ledger.find(post.source)
    const place = placeFor(post, known, { ...this, planned: this.planned, library: this.library })
    this.planned.add(place.file)
    this.library.claim(place.path, place.file)
    if (place.isGone && !this.wish.overwrite) {
      this.report.add(
        'unchanged',
        'post',
        post.place,
        post.title,
        `${known?.file}을 지우셨으므로 다시 만들지 않습니다 (--overwrite)`,
      )
      return
    }
    const plan = planPictures(post, place.file)
    const links = new Map(plan.local.map(({ src, link }) => [src, link]))
    for (const [src, link] of await this.fetchRemote(post, plan, place)) links.set(src, link)
    await this.write(post, place, this.textOf(post, place, links), plan)
  }

  private textOf(post: ForeignPost, place: Place, links: ReadonlyMap<string, string>): string {
    const { blog } = this.library
    const { kept, lost } = keptAliases(post.aliases ?? [], place, this.library)
    for (const alias of kept) this.library.claim(alias, place.file)
    for (const alias of lost)
      this.report.add(
        'note',
        'post',
        post.place,
        post.title,
        `옛 주소 ${alias}는 다른 글의 것이거나 쓸 수 없어 남기지 못했습니다`,
      )
    const isUndated = post.at === undefined && post.kind === 'post'
    if (isUndated && !post.draft)
      this.report.add(
        'note',
        'post',
        post.place,
        post.title,
        '날짜를 읽을 수 없어 초고로 두었습니다: date를 적고 draft를 지우세요',
      )
    return printPost(post, {
      title: this.titleOf(post),
      body: relinked(post.body, links),
      aliases: kept,
      slug: needsSlugLine(place.slug) ? place.slug : undefined,
      lang: langOf(post, blog),
      cover: post.cover === undefined ? undefined : (links.get(post.cover) ?? post.cover),
      draft: post.draft === true || isUndated,
      zone: blog.timezone,
    })
  }

  private titleOf(post: ForeignPost): string {
    const title = post.title.replace(/[\p{Cc}\s]+/gu, ' ').trim()
    if (title) return title
    const words = post.body
      .replace(/!?\[([^\]]*)\]\([^)]*\)|[#>*_`|\\-]|<[^>]*>/g, '$1')
      .split('\n')
      .map((line) => line.trim())
    const made = [...(words.find(Boolean) ?? '제목 없음')].slice(0, 40).join('')
    this.report.add('note', 'post', post.place, made, '제목이 비어 있어 첫 줄로 지었습니다')
    return made
  }

  private async write(post: ForeignPost, place: Place, text: string, plan: PicturePlan): Promise<void> {
    const file = path.join(this.library.folder, place.file)
    const now = existsSync(file) ? await readFile(file, 'utf8') : undefined
    const before = this.ledger.find(post.source)?.hash
    const hash = hashOf(text)
    const isEdited = now !== undefined && before !== undefined && hashOf(now) !== before
    if (isEdited && hash === before)
      return this.tell('unchanged', post, place, '고쳐 쓰신 글이라 그대로 둡니다')
    if (isEdited && hashOf(now) !== hash && !this.wish.overwrite)
      return this.tell(
        'skipped',
        post,
        place,
        `${place.file}을 고쳐 쓰셨으므로 새로 내보낸 것으로 덮지 않습니다 (--overwrite)`,
      )
    const outcome = now === undefined ? 'brought' : now === text ? 'unchanged' : 'changed'
    this.tell(outcome, post, place)
    for (const src of plan.missing)
      this.report.add('note', 'picture', post.place, src, '내보낸 것 안에 이 그림이 없습니다')
    const id = this.library.ids.get(place.path) ?? idOf(place.path || `/posts/${place.slug}`)
    this.ledger.set({ source: post.source, file: place.file, id, hash })
    if (this.wish.dryRun) return
    await mkdir(path.dirname(file), { recursive: true })
    await writeIfChanged(file, text)
    for (const picture of plan.local)
      if (await copyPicture(picture, this.library.folder))
        this.report.add('brought', 'picture', post.place, picture.src, `posts/${picture.to}`)
  }

  private tell(
    outcome: 'brought' | 'changed' | 'unchanged' | 'skipped',
    post: ForeignPost,
    place: Place,
    why = `posts/${place.file}`,
  ): void {
    this.report.add(outcome, 'post', post.place, post.title, why)
  }

  /** @returns how the text shall name each remote picture that is here now, just fetched or from an earlier run */
  private async fetchRemote(
    post: ForeignPost,
    { remote }: PicturePlan,
    place: Place,
  ): Promise<[string, string][]> {
    const links = await Promise.all(remote.map((src) => this.linkOf(src, post, place)))
    return remote.flatMap((src, i) => {
      const link = links[i]
      return link === undefined
        ? []
        : [
            [src, link],
            [src.replace(/^https:/, ''), link],
          ]
    })
  }

  private async linkOf(src: string, post: ForeignPost, { file }: Place): Promise<string | undefined> {
    const { folder } = this.library
    const known = await findFetched(src, file, folder)
    if (known !== undefined) return known
    if (!this.wish.fetchImages || this.wish.dryRun) {
      const why = '다른 곳에 있는 그림이라 쪽에 보이지 않습니다: --fetch-images로 받아 오세요'
      this.report.add('note', 'picture', post.place, src, why)
      return undefined
    }
    const picture = await fetchPicture(src, file)
    if (picture.kind === 'failed') {
      this.report.add('skipped', 'picture', post.place, src, picture.why)
      return undefined
    }
    await keepPicture(picture.bytes, picture.to, folder)
    this.report.add('brought', 'picture', post.place, src, `posts/${picture.to}`)
    return picture.link
  }
}
