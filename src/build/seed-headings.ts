import { headingLevel, isBullet, isProse, type Numbered, type Rewrite, type SeedLine } from './seed-lines.ts'

const NUMBERED = /^ {0,3}(\d{1,2})([.)])\s*(?!\d)(\S.*)$/u
const CIRCLED = /^ {0,3}([①-⑳❶-❿➀-➉⓵-⓾])\s*(\S.*)$/u
const CIRCLES = ['①', '❶', '➀', '⓵'].map((first) => first.codePointAt(0) ?? 0)
const MAX_TITLE_CHARS = 60

/** True for headings that say by themselves how the article is cut: neither `## 1. …` nor `### ① …`. */
export function hasFreeHeadings(lines: readonly SeedLine[]): boolean {
  return lines.some(
    (line) => headingLevel(line) > 1 && !/^\s*#+\s+(?:\d{1,2}[.)]|[①-⑳❶-❿➀-➉⓵-⓾])/u.test(line.text),
  )
}

/** Whether the article already has a heading `### ① …`, which only this shape has. */
export function hasCircledHeading(lines: readonly SeedLine[]): boolean {
  return lines.some((line) => headingLevel(line) > 0 && /^\s*#+\s+[①-⑳❶-❿➀-➉⓵-⓾]/u.test(line.text))
}

/**
 * Lone lines `1. 제목` that count up through the article, each with text of its own below.
 * Neighbouring numbers (with nothing, or only their own indented text, between) are a list and left alone.
 */
export function findNumberedHeadings(lines: readonly SeedLine[]): Numbered[] {
  const all = lines.flatMap((line, index) => toNumbered(line, index))
  const lone = loneOnes(lines, all)
  const chain = countingUp(lines, lone)
  const marks = new Set(lone.map((item) => item.index))
  return isChainOfTitles(lines, chain, marks) ? chain : []
}

/**
 * Lone lines `① 소제목`, each with text below it before the next one. In an article that has its own
 * headings a single one is too little to go by.
 */
export function findCircledHeadings(lines: readonly SeedLine[], sections: readonly Numbered[]): Numbered[] {
  const all = lines.flatMap((line, index) => toCircled(line, index))
  const marks = new Set([...all, ...sections].map((item) => item.index))
  const free = sections.length === 0 && hasFreeHeadings(lines)
  return restarting(all)
    .filter((chain) => chain.length > (free ? 1 : 0) && isChainOfTitles(lines, chain, marks))
    .flat()
}

export const numberedRewrite = (item: Numbered): Rewrite => ({
  index: item.index,
  replacement: `## ${item.mark} ${item.title}`,
})

/** `###` under a section, `##` where no section has begun, so that no level is jumped. */
export function circledRewrite(
  lines: readonly SeedLine[],
  sections: readonly Numbered[],
  item: Numbered,
): Rewrite {
  const underSection =
    sections.some((section) => section.index < item.index) ||
    lines.slice(0, item.index).some((line) => headingLevel(line) === 2)
  return { index: item.index, replacement: `${underSection ? '###' : '##'} ${item.mark} ${item.title}` }
}

function toNumbered(line: SeedLine, index: number): Numbered[] {
  const match = line.kept ? null : NUMBERED.exec(line.text)
  if (!match) return []
  const [, digits = '', dot = '', title = ''] = match
  return [{ index, number: Number(digits), mark: digits + dot, title: title.trim() }]
}

function toCircled(line: SeedLine, index: number): Numbered[] {
  const match = line.kept ? null : CIRCLED.exec(line.text)
  if (!match) return []
  const [, mark = '', title = ''] = match
  const code = mark.codePointAt(0) ?? 0
  const first = Math.max(...CIRCLES.filter((start) => start <= code))
  return [{ index, number: code - first + 1, mark, title: title.trim() }]
}

/** Drops every number that stands in a list: next to its predecessor or successor. */
function loneOnes(lines: readonly SeedLine[], items: readonly Numbered[]): Numbered[] {
  const runs: Numbered[][] = []
  for (const item of items) {
    const run = runs.at(-1)
    if (!run || !continuesList(lines, run, item)) runs.push([item])
    else if (isFlat(run) && item.number > run[0].number) runs.push([...run.splice(-1), item])
    else run.push(item)
  }
  return runs.filter((run) => run.length === 1).flat()
}

/** Same spacing as the list so far, nothing of the margin's text between, and the same or the next number. */
function continuesList(lines: readonly SeedLine[], run: readonly Numbered[], item: Numbered): boolean {
  const [first, second] = run
  const last = run.at(-1)
  if (!first || !last || lines.slice(last.index + 1, item.index).some(isBody)) return false
  const spaced = isSpaced(lines, item)
  if (second && isSpaced(lines, second) !== spaced) return false
  return item.number === last.number + 1 || (item.number === last.number && isFlat(run))
}

/** Every item says the same number, as markdown allows: `1.` `1.` `1.` */
const isFlat = (run: readonly Numbered[]): run is [Numbered, Numbered, ...Numbered[]] =>
  run.length > 1 && run.every((item) => item.number === run[0]?.number)

const isSpaced = (lines: readonly SeedLine[], item: Numbered): boolean => lines[item.index - 1]?.blank ?? true

/** Text at the margin: what a list item would not own. */
const isBody = (line: SeedLine): boolean => isProse(line) && !/^\s{2,}/.test(line.text)

/** Numbers that go on from one another in reading order; a heading `## n. …` already written counts as one. */
function countingUp(lines: readonly SeedLine[], items: readonly Numbered[]): Numbered[] {
  const chain: Numbered[] = []
  const byIndex = new Map(items.map((item) => [item.index, item]))
  let next = 1
  for (const [index, line] of lines.entries()) {
    const written = headingLevel(line) === 2 ? /^\s*##\s+(\d{1,2})[.)]/.exec(line.text)?.[1] : undefined
    if (written) next = Number(written) + 1
    const item = byIndex.get(index)
    if (item?.number !== next) continue
    chain.push(item)
    next++
  }
  return chain
}

function restarting(items: readonly Numbered[]): Numbered[][] {
  const chains: Numbered[][] = []
  for (const item of items) {
    const chain = chains.at(-1)
    if (chain?.at(-1)?.number === item.number - 1) chain?.push(item)
    else chains.push([item])
  }
  return chains
}

/** Most read as titles, and all have text of their own before the next mark or heading. */
function isChainOfTitles(
  lines: readonly SeedLine[],
  chain: readonly Numbered[],
  marks: ReadonlySet<number>,
): boolean {
  const titles = chain.filter((item) => isTitle(item.title))
  return titles.length * 2 > chain.length && chain.every((item) => hasBody(lines, item, marks))
}

const isTitle = (text: string): boolean =>
  [...text].length <= MAX_TITLE_CHARS &&
  !/[.,;。]$|[다요][:：]$|[①-⑳❶-❿➀-➉⓵-⓾]/u.test(text) &&
  !/^!?\[.*\]\(.*\)$/.test(text)

function hasBody(lines: readonly SeedLine[], item: Numbered, marks: ReadonlySet<number>): boolean {
  for (let i = item.index + 1; i < lines.length; i++) {
    const line = lines[i]
    if (!line || marks.has(i) || headingLevel(line) > 0) return false
    if (isBody(line) || (!line.kept && isBullet(line.text))) return true
  }
  return false
}
