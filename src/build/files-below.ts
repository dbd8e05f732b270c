import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Names of all files below a folder, `/` between, sorted; links to folders are followed. Node's own recursive reading
 * asks the disk once more for every file.
 * @throws when the folder itself cannot be read
 */
export function filesBelow(folder: string): string[] {
  const names: string[] = []
  const look = (below: string) => {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const name = below + entry.name
      const isFolder = entry.isSymbolicLink() ? leadsToFolder(path.join(folder, name)) : entry.isDirectory()
      if (isFolder) look(`${name}/`)
      else names.push(name)
    }
  }
  look('')
  return names.sort()
}

const leadsToFolder = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false
