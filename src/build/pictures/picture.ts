/** A picture file of the posts folder, looked at but not yet encoded. */
export interface Picture {
  /** Absolute path on disk, in the file system's own spelling. */
  readonly path: string
  /** Names its encoded files: a hash of its bytes and of the recipe. */
  readonly name: string
  /** As shown, after EXIF orientation, px. */
  readonly width: number
  readonly height: number
  /** Drawn rather than photographed, as far as the format tells: edges and small type matter more than bytes. */
  readonly drawn?: true
  /** Set where the file is served as it is (drawings, animations): its extension. */
  readonly keptAs?: string
  /** Size of the file, where that is more than it should be. */
  readonly heavyBytes?: number
}

/** A file a page may load for a picture. */
export interface PictureFile {
  readonly format: 'avif' | 'webp'
  readonly width: number
  /** Below the folder of static files. */
  readonly file: string
}

/** Folder of encoded pictures below the static files. */
export const PICTURE_FOLDER = 'm'

/** Raise when encoding changes: the files get new names, because their addresses are cached for good. */
export const RECIPE = 'pictures-1'

/** The text column is 640 px wide; three times for screens of low, middle and high density. */
const WIDTHS_PX = [640, 960, 1280] as const
/** A width this close to the full one is not worth a file of its own. */
const CLOSE = 1.15

/** Widths a picture is encoded in, ascending; never more than it has. */
export function widthsOf({ width }: Pick<Picture, 'width'>): number[] {
  const full = Math.min(width, WIDTHS_PX[2])
  return [...WIDTHS_PX.filter((w) => w * CLOSE < full), full]
}

/** The encoded files of a picture in one format, narrow first. None for a picture served as it is. */
export const filesOf = (picture: Picture, format: PictureFile['format']): PictureFile[] =>
  picture.keptAs
    ? []
    : widthsOf(picture).map((width) => ({
        format,
        width,
        file: `${PICTURE_FOLDER}/${picture.name}-${width}.${format}`,
      }))

/** The picture as link previews take it: a JPEG, the one format all of them read. Below the folder of static files. */
export const previewFile = ({ name }: Picture): string => `${PICTURE_FOLDER}/${name}-preview.jpg`

/** Below the folder of static files. */
export const keptFile = (picture: Picture): string => `${PICTURE_FOLDER}/${picture.name}.${picture.keptAs}`

/** A picture's height at a width, px. */
export const heightAt = ({ width, height }: Picture, shown: number): number =>
  Math.max(1, Math.round((height * shown) / width))
