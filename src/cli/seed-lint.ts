import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Complaint } from '../build/complaint.ts'
import { cutFrontMatter } from '../build/front-matter.ts'
import { findSeedShape, fixSeedShape, type SeedFinding } from '../build/seed-shape.ts'

/** A markdown file in which pasted plain text would be misread. */
export interface SeedFile {
  /** Path as the author knows it, such as posts/dev/a.md. */
  readonly file: string
  readonly absolute: string
  readonly source: string
  /** Never empty. */
  readonly findings: readonly SeedFinding[]
}

/** One line that a repair changed. */
export interface Rewritten {
  readonly file: string
  /** 1-based: in the old file, or in the new one for lines that only a second look found. */
  readonly line: number
  /** null = deleted. */
  readonly text: string | null
}

/** Reads every markdown file of a posts folder, pages and drafts too, in a fixed order. */
export async function findSeedFiles(folder: string): Promise<SeedFile[]> {
  const names = (await readdir(folder, { recursive: true })).map((n) => n.split(path.sep).join('/'))
  const files = names.filter((n) => n.endsWith('.md') && !n.split('/').some((part) => part.startsWith('.')))
  const found: SeedFile[] = []
  for (const name of files.sort()) {
    const absolute = path.join(folder, name)
    const source = await readFile(absolute, 'utf8')
    const findings = findSeedShape(source)
    if (findings.length > 0)
      found.push({ file: `posts/${name.normalize('NFC')}`, absolute, source, findings })
  }
  return found
}

/** Errors, because readers would see the misreading; in drafts, which nobody sees, warnings. */
export function seedComplaints({ file, source, findings }: SeedFile): Complaint[] {
  const isDraft = cutFrontMatter(file, source, []).values.get('draft')?.value === true
  return findings.map(({ line, message, replacement }) => ({
    file,
    line,
    message,
    hint: replacement ?? '이 줄을 지우세요',
    level: isDraft ? 'warning' : 'error',
  }))
}

/** Writes a file's repaired text and says every line that is no longer as it was (new blank lines apart). */
export async function repairSeedFile({ file, absolute, source, findings }: SeedFile): Promise<Rewritten[]> {
  const fixed = fixSeedShape(source)
  await writeFile(absolute, fixed)
  const told = findings.map(({ line, replacement }) => ({ file, line, text: replacement }))
  const known = new Set([...linesOf(source), ...told.map((r) => r.text ?? '')])
  const more = linesOf(fixed).flatMap((text, i) =>
    known.has(text) || !text.trim() ? [] : [{ file, line: i + 1, text }],
  )
  return [...told, ...more]
}

const linesOf = (text: string): string[] => text.split(/\r?\n/)
