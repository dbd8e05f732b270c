/** Changes the prose of a markdown text and leaves its code as it is: fenced blocks, and spans between backticks. */
export const outsideCode = (text: string, change: (prose: string) => string): string =>
  outsideFences(text, (prose) => outsideSpans(prose, change))

/** Changes what stands between fenced blocks, spans of code included. */
export function outsideFences(text: string, change: (prose: string) => string): string {
  const out: string[] = []
  let prose: string[] = []
  let fence: string | undefined
  const flush = () => {
    if (prose.length > 0) out.push(change(prose.join('\n')))
    prose = []
  }
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1]
    if (fence === undefined && mark !== undefined) {
      flush()
      fence = mark
      out.push(line)
    } else if (fence === undefined) prose.push(line)
    else {
      out.push(line)
      if (closes(line, fence)) fence = undefined
    }
  }
  flush()
  return out.join('\n')
}

const FENCE = /^[ \t]*(?:>[ \t]*|[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}|~{3,})(?!.*`{3})/

function closes(line: string, fence: string): boolean {
  const bare = line.replace(/^[ \t>]*/, '').trimEnd()
  return bare.length >= fence.length && bare === (fence[0] ?? '').repeat(bare.length)
}

const SPAN = /(?<![\\`])(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g

/** Spans never reach over an empty line. */
function outsideSpans(prose: string, change: (prose: string) => string): string {
  let [out, end] = ['', 0]
  for (const match of prose.matchAll(SPAN)) {
    if (/\n[ \t]*\n/.test(match[0])) continue
    out += change(prose.slice(end, match.index)) + match[0]
    end = match.index + match[0].length
  }
  return out + change(prose.slice(end))
}
