import path from 'node:path'

/** The blog's own folder, wherever a command is typed. */
export const ROOT = path.join(import.meta.dirname, '../..')
