import type { Blog } from '../../domain/blog.ts'
import type { DetailedPost } from '../../domain/post.ts'
import type { Manifest } from '../../domain/shelf-data.ts'
import { BuildError, type Complaint } from '../complaint.ts'
import { CARD_FOLDER, cardFile, cardOf, renderCard } from '../og/og-image.ts'
import { typefaces } from '../og/preview.ts'
import type { Gallery } from './gallery.ts'
import { inParallel } from './in-parallel.ts'
import { MadeFiles } from './made-files.ts'
import { picturesIn } from './named.ts'
import { filesOf, keptFile, type Picture, previewFile } from './picture.ts'
import { progressOf } from './progress.ts'

/** What of a site decides which images it needs. */
export interface ImageNeeds {
  readonly blog: Blog
  readonly articles: readonly Pictured[]
  readonly pages: readonly Pictured[]
  /** Their pictures are needed, their cards are not. */
  readonly drafts?: readonly Pictured[]
  readonly gallery: Gallery
  readonly logo?: Manifest['assets']['logo']
}

interface Pictured {
  readonly post: DetailedPost
  readonly images: readonly string[]
}

export interface SiteImages {
  readonly count: number
  /** How many had to be made. */
  readonly made: number
  readonly milliseconds: number
  /** All their files, below the folder of static files. */
  readonly files: readonly string[]
  /** Lays all of them into a folder of static files; those there already stay. */
  layOut(folder: string): Promise<void>
}

/**
 * Makes every image the site's pages name and that no earlier build made. Which those are is read off the pages
 * themselves, so pages out of a cache count as well.
 * @throws BuildError naming every picture whose pixels cannot be decoded
 */
export async function makeImages(needs: ImageNeeds, cache: string): Promise<SiteImages> {
  const started = performance.now()
  const made = new MadeFiles(cache)
  const images = [...neededPictures(needs), ...neededPreviews(needs), ...neededCards(needs)]
  const missing = await withoutMade(images, made)
  const step = progressOf('그림', missing.length)
  const problems = await inParallel(missing, async (image) => {
    const problem = await image.make(made).then(() => undefined, image.refuse)
    step()
    return problem
  })
  const complaints = problems.filter((problem) => problem !== undefined)
  if (complaints.length > 0) throw new BuildError(complaints)
  const files = [...new Set(images.flatMap((image) => image.files))]
  return {
    count: images.length,
    made: missing.length,
    milliseconds: Math.round(performance.now() - started),
    files,
    layOut: (folder) => made.layOut(files, folder),
  }
}

/** Loaded when there is something to make: most builds have it all. */
const encoder = () => import('./encode.ts')

interface Named {
  readonly picture: Picture
  /** As complaints name it: `posts/dev/a.png`. */
  readonly file: string
}

interface Image {
  /** Below the folder of static files. */
  readonly files: readonly string[]
  make(made: MadeFiles): Promise<void>
  refuse(error: unknown): Complaint
}

function neededPictures({ articles, pages, drafts = [], gallery, logo }: ImageNeeds): Image[] {
  const shown = [...articles, ...pages, ...drafts].flatMap(({ images }) => images)
  return picturesNamed(new Set([...shown, ...picturesIn(logo?.src ?? '')]), gallery).map(
    ({ picture, file }) => ({
      files: picture.keptAs
        ? [keptFile(picture)]
        : [...filesOf(picture, 'avif'), ...filesOf(picture, 'webp')].map(({ file }) => file),
      make: async (made) => (await encoder()).encodePicture(picture, made),
      refuse: () => undecodable(file),
    }),
  )
}

function neededPreviews({ articles, pages, gallery }: ImageNeeds): Image[] {
  const names = [...articles, ...pages].flatMap(({ post }) => picturesIn(post.ogImage ?? ''))
  return picturesNamed(new Set(names), gallery).map(({ picture, file }) => ({
    files: [previewFile(picture)],
    make: async (made) => (await encoder()).encodePreview(picture, made),
    refuse: () => undecodable(file),
  }))
}

/** One picture a name: two files of the same bytes are the same picture. */
function picturesNamed(names: ReadonlySet<string>, { pictures }: Gallery): Named[] {
  const byName = new Map<string, Named>()
  for (const [below, picture] of pictures)
    if (picture && names.has(picture.name)) byName.set(picture.name, { picture, file: `posts/${below}` })
  return [...byName.values()]
}

function neededCards({ articles, pages, blog }: ImageNeeds): Image[] {
  return [...articles, ...pages]
    .map(({ post }) => post)
    .filter(({ ogImage }) => ogImage?.startsWith(`/${CARD_FOLDER}/`))
    .map((post) => {
      const file = cardFile(post, blog)
      return {
        files: [file],
        make: async (made) => made.add(file, await renderCard(cardOf(post, blog), typefaces())),
        refuse: (error) => {
          throw error
        },
      }
    })
}

async function withoutMade(images: readonly Image[], made: MadeFiles): Promise<Image[]> {
  const missing = await made.missing(images.flatMap(({ files }) => files))
  return images.filter(({ files }) => files.some((file) => missing.has(file)))
}

const undecodable = (file: string): Complaint => ({
  file,
  line: 1,
  message: '그림 파일이 깨져 있어 다시 저장할 수 없습니다',
  hint: '원본에서 다시 내보내 주세요',
  level: 'error',
})
