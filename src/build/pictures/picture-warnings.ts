import type { PlacedToken } from '../markdown/token-lines.ts'
import type { ArticleWarning } from '../markdown/warning.ts'
import { MEDIA_FOLDER, type PictureLookup, type Sighting } from './lookup.ts'
import type { Picture } from './picture.ts'
import { readRawImages } from './raw-images.ts'

/** An article's pictures that will not be seen, or not by everyone; those missing are marked so. */
export function warnOfPictures(placed: readonly PlacedToken[], lookUp?: PictureLookup): ArticleWarning[] {
  return placed.flatMap(({ token, line }) => {
    if (token.type === 'image') return warningsOf(token.href, line, lookUp)
    if (token.type !== 'html') return []
    return readRawImages(token.raw).flatMap(({ src, attributes, linesBefore }) => [
      ...warningsOf(src, line + linesBefore, lookUp),
      ...(attributes.has('alt') ? [] : [wordless(src, line + linesBefore)]),
    ])
  })
}

const warningsOf = (src: string, line: number, lookUp?: PictureLookup): ArticleWarning[] => {
  const problem = lookUp && problemOf(src, lookUp(src))
  return problem ? [{ line, ...problem }] : []
}

const wordless = (src: string, line: number): ArticleWarning => ({
  line,
  message: `그림에 대체 글(alt)이 없습니다: ${src}`,
  hint: 'alt="그림이 보여 주는 것"을, 꾸밈일 뿐이면 alt=""를 적으세요',
})

/** What is wrong with what an address leads to, in words; undefined when nothing is. */
export function problemOf(src: string, sighting: Sighting): Omit<ArticleWarning, 'line'> | undefined {
  switch (sighting.kind) {
    case 'missing':
      return {
        message: `그림 파일이 없습니다: ${src}`,
        hint: placeFor(sighting.tried),
        forbidsPublishing: true,
      }
    case 'unreadable':
      return {
        message: `읽을 수 있는 그림이 아닙니다: posts/${sighting.tried}`,
        hint: 'JPEG, PNG, WebP, AVIF, GIF, SVG 가운데 하나로 다시 저장하세요',
        forbidsPublishing: true,
      }
    case 'remote':
      return {
        message: `다른 사이트의 그림은 보안 정책(CSP)이 막아 보이지 않습니다: ${src}`,
        hint: '내려받아 글 옆이나 posts/_media에 두고 그 이름으로 쓰세요',
      }
    case 'picture':
      return sighting.spelling === undefined
        ? heaviness(src, sighting.picture)
        : {
            message: `그림 이름의 대소문자가 파일과 다릅니다: ${src}`,
            hint: `파일은 posts/${sighting.spelling}입니다. 똑같이 쓰세요`,
          }
    case 'given':
      return undefined
  }
}

function heaviness(src: string, { heavyBytes, keptAs }: Picture): Omit<ArticleWarning, 'line'> | undefined {
  if (heavyBytes === undefined) return undefined
  return {
    message: `그림이 너무 큽니다(${(heavyBytes / 1_000_000).toFixed(1)} MB): ${src}`,
    hint: keptAs ? '독자에게 그대로 갑니다. 더 작게, 또는 영상으로 만드세요' : '더 작게 다시 저장하세요',
  }
}

const placeFor = (tried: string): string =>
  tried.startsWith(`${MEDIA_FOLDER}/`)
    ? `posts/${tried}에 파일을 두세요`
    : `posts/${tried}에 파일을 두거나, posts/${MEDIA_FOLDER}에 두고 /media/이름으로 쓰세요`
