import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** A file below a folder and nowhere else, whatever `..` or links in its name say; undefined where there is none. */
export function fileWithin(folder: string, name: string): string | undefined {
  if (name.includes('\0')) return undefined
  const spellings = [name, name.normalize('NFD'), name.normalize('NFC')].map((one) =>
    path.resolve(folder, one),
  )
  const file = spellings.find((one) => one.startsWith(folder + path.sep) && existsSync(one))
  return file !== undefined && realpathSync(file).startsWith(realpathSync(folder) + path.sep)
    ? file
    : undefined
}

/** Percent signs read where they mean something; the text as it is otherwise. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
