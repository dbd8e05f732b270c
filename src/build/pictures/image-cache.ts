import path from 'node:path'

/** Where pictures once made are kept between builds: beside the project, outside git, safe to delete. */
export const IMAGE_CACHE = path.join(import.meta.dirname, '../../../.cache/pictures')
