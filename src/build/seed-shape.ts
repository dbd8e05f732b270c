// Authors paste plain text in the shape of a Korean daily blog. Markdown misreads it: `1. 제목` becomes a list,
// `①` sinks into the item above, the pasted box of other posts becomes a table. This says so, line by line.
import { findPastedBox } from './seed-box.ts'
import { findClosingHeading } from './seed-closing.ts'
import {
  circledRewrite,
  findCircledHeadings,
  findNumberedHeadings,
  hasCircledHeading,
  hasFreeHeadings,
  numberedRewrite,
} from './seed-headings.ts'
import { type Numbered, type Rewrite, readSeedLines, type SeedLine } from './seed-lines.ts'
import { findBoldLeads } from './seed-lists.ts'
import { rewriteLines } from './seed-repair.ts'

export type SeedKind = 'numbered-heading' | 'circled-heading' | 'bold-lead' | 'closing-heading' | 'pasted-box'

/** One line that markdown will read otherwise than its author meant it. */
export interface SeedFinding {
  /** From 1, as editors count. */
  readonly line: number
  readonly kind: SeedKind
  /** A Korean sentence for the author. */
  readonly message: string
  /** What to write instead; null = delete the line. */
  readonly replacement: string | null
}

const MAX_ROUNDS = 8

/** Every line of a markdown source (front matter included) that has the seed's shape, in order. Never throws. */
export function findSeedShape(source: string): SeedFinding[] {
  const all = readSeedLines(source)
  const box = findPastedBox(all)
  const lines = withoutBox(all, box)
  const sections = findNumberedHeadings(lines)
  const circled = findCircledHeadings(lines, sections)
  const certain = circled.length > 0 || box.length > 0 || hasCircledHeading(lines)
  const trusted = certain || !hasFreeHeadings(lines) ? sections : []
  const leads = findBoldLeads(lines, certain || trusted.length > 0)
  const closing = findClosingHeading(lines, lastSection(trusted, circled))
  return [
    ...box.map((rewrite) => finding('pasted-box', rewrite, BOX_MESSAGE)),
    ...trusted.map((item) => headingFinding('numbered-heading', numberedRewrite(item))),
    ...circled.map((item) => headingFinding('circled-heading', circledRewrite(lines, trusted, item))),
    ...leads.map((rewrite) => finding('bold-lead', rewrite, rewrite.lead ? LEAD_MESSAGE : BULLET_MESSAGE)),
    ...closing.map((rewrite) => finding('closing-heading', rewrite, CLOSING_MESSAGE)),
  ].sort((a, b) => a.line - b.line)
}

/**
 * The source with every finding put right and blank lines around headings and lists.
 * What `findSeedShape` does not report keeps every byte; line endings stay as they are.
 */
export function fixSeedShape(source: string): string {
  let text = source
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const findings = findSeedShape(text)
    if (findings.length === 0) return text
    text = rewriteLines(
      text,
      findings.map(({ line, replacement }) => ({ index: line - 1, replacement })),
    )
  }
  return text
}

const BOX_MESSAGE = '붙여 넣은 다른 글 상자입니다; 블로그가 스스로 그리니 이 줄은 지우세요'
const LEAD_MESSAGE = "목록의 첫 구절은 '- **굵게**: …'로 써야 굵어집니다"
const BULLET_MESSAGE = "이 글머리표는 목록이 되지 않습니다; '- …'로 쓰세요"
const CLOSING_MESSAGE = "문단으로 읽힙니다; 맺는 제목이면 '## …'로 쓰세요"
const HEADING_REASONS = {
  'numbered-heading': '목록으로 읽힙니다',
  'circled-heading': '위의 글이나 목록에 묻힙니다',
}

/** For the other rules the rows of the box are not there. */
function withoutBox(lines: readonly SeedLine[], box: readonly Rewrite[]): SeedLine[] {
  const gone = new Set(box.map((rewrite) => rewrite.index))
  return lines.map((line, index) => (gone.has(index) ? { text: '', kept: false, blank: true } : line))
}

function lastSection(sections: readonly Numbered[], circled: readonly Numbered[]): Numbered[] {
  return [...sections, ...circled].sort((a, b) => a.index - b.index).slice(-1)
}

function headingFinding(kind: keyof typeof HEADING_REASONS, rewrite: Rewrite): SeedFinding {
  return finding(
    kind,
    rewrite,
    `${HEADING_REASONS[kind]}; 제목이면 '${shortened(rewrite.replacement ?? '')}'로 쓰세요`,
  )
}

/** `## 1. 제목` → `## 1. …` */
const shortened = (heading: string): string => `${heading.split(' ').slice(0, 2).join(' ')} …`

function finding(kind: SeedKind, { index, replacement }: Rewrite, message: string): SeedFinding {
  return { line: index + 1, kind, message, replacement }
}
