import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'

/** What a generator was told about addresses: a pattern for all, or one for each section. */
export interface SiteConfig {
  readonly permalink: string | undefined
  readonly permalinks: Readonly<Record<string, string>>
}

const NAMES = [
  'hugo.toml',
  'hugo.yaml',
  'hugo.yml',
  'hugo.json',
  'config.toml',
  'config.yaml',
  'config.yml',
  'config.json',
  '_config.yml',
  '_config.yaml',
]

/** Reads the first settings file a blog has. One that cannot be read says nothing. */
export async function readSiteConfig(root: string): Promise<SiteConfig> {
  for (const name of NAMES) {
    const text = await readFile(path.join(root, name), 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const { permalink, permalinks } = settingsOf(name, text)
    const sections = typeof permalinks === 'object' && permalinks !== null ? Object.entries(permalinks) : []
    const nested = sections.flatMap(([key, value]) =>
      typeof value === 'object' && value !== null ? Object.entries(value) : [[key, value] as const],
    )
    return {
      permalink: typeof permalink === 'string' ? permalink : undefined,
      permalinks: Object.fromEntries(
        nested.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
      ),
    }
  }
  return { permalink: undefined, permalinks: {} }
}

function settingsOf(
  name: string,
  text: string,
): { readonly permalink?: unknown; readonly permalinks?: unknown } {
  try {
    const value: unknown = name.endsWith('.toml') ? parseToml(text) : parseYaml(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
