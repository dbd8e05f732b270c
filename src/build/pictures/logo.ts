import type { Blog } from '../../domain/blog.ts'
import type { ShelfData } from '../../domain/shelf-data.ts'
import type { Complaint } from '../complaint.ts'
import type { Gallery } from './gallery.ts'
import { pictureLookup } from './lookup.ts'
import { filesOf, keptFile } from './picture.ts'
import { problemOf } from './picture-warnings.ts'

/** As high as a line of the masthead, px. */
const HEIGHT_PX = 28

/** The blog's logo as every page shows it; undefined, and complained of, where its file is not there. */
export function logoOf(
  { logo }: Pick<Blog, 'logo'>,
  gallery: Gallery,
  complaints: Complaint[],
): ShelfData['assets']['logo'] {
  if (logo === undefined) return undefined
  const file = 'posts/blog.yaml'
  const sighting = pictureLookup(gallery, file)(logo)
  const problem = problemOf(logo, sighting)
  if (problem) complaints.push({ ...problem, file, line: 1, level: 'warning' })
  if (sighting.kind !== 'picture') return undefined
  const { picture } = sighting
  const width = Math.round((picture.width * HEIGHT_PX) / picture.height)
  return { src: `/${filesOf(picture, 'webp')[0]?.file ?? keptFile(picture)}`, width, height: HEIGHT_PX }
}
