import type { MarkedExtension, Tokens } from 'marked'
import { nearestOf } from '../near-miss.ts'
import type { ArticleLabels } from './labels.ts'
import type { PlacedToken } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

const ALERT_KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

export interface Alerts {
  readonly kinds: ReadonlyMap<Tokens.Blockquote, AlertKind>
  readonly warnings: readonly ArticleWarning[]
}

/**
 * Finds the quotes that begin with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]` on a line of its
 * own, as GitHub has them, and takes that mark out of their text (not out of `raw`, by which lines are counted).
 */
export function readAlerts(placed: readonly PlacedToken[]): Alerts {
  const kinds = new Map<Tokens.Blockquote, AlertKind>()
  const warnings: ArticleWarning[] = []
  for (const { token, line } of placed) {
    if (token.type !== 'blockquote') continue
    const first = firstText(token)
    const [mark, name = '', rest = ''] = (first && MARK.exec(first.text)) ?? []
    if (!first || mark === undefined) continue
    const kind = ALERT_KINDS.find((known) => known === name.toLowerCase())
    if (kind && rest === '' && (mark.endsWith('\n') || isAlone(token))) {
      kinds.set(token, kind)
      first.text = first.text.slice(mark.length)
    } else warnings.push({ line, ...problemOf(name, kind) })
  }
  return { kinds, warnings }
}

export function renderedAlerts({ kinds }: Alerts, labels: ArticleLabels): MarkedExtension {
  return {
    renderer: {
      blockquote(token) {
        const kind = kinds.get(token)
        if (!kind) return false
        const [first, ...others] = token.tokens
        const isEmpty =
          first?.type === 'paragraph' && firstText(token)?.text === '' && first.tokens?.length === 1
        const body = this.parser.parse(isEmpty ? others : token.tokens)
        return `<div class="alert ${kind}" role="note"><p class="alert-title">${labels.alerts[kind]}</p>\n${body}</div>\n`
      },
    },
  }
}

const MARK = /^\[!(\p{L}+)\][ \t]*([^\n]*)\n?/u

function firstText({ tokens }: Tokens.Blockquote): Tokens.Text | undefined {
  const paragraph = tokens[0]
  const first = paragraph?.type === 'paragraph' ? paragraph.tokens?.[0] : undefined
  return first?.type === 'text' && 'text' in first ? (first as Tokens.Text) : undefined
}

/** Whether the mark is all its paragraph holds. */
const isAlone = ({ tokens }: Tokens.Blockquote): boolean => {
  const paragraph = tokens[0]
  return paragraph?.type === 'paragraph' && paragraph.tokens?.length === 1
}

function problemOf(name: string, kind: AlertKind | undefined): Omit<ArticleWarning, 'line'> {
  if (kind)
    return {
      message: `[!${name}]와 한 줄에 다른 글이 있어 보통 인용으로 두었습니다`,
      hint: `[!${name}]만 한 줄에 두고 내용은 다음 줄의 > 뒤에 쓰세요`,
    }
  const meant = nearestOf(name, ALERT_KINDS)?.toUpperCase()
  return {
    message: `[!${name}]는 모르는 알림이라 글자 그대로 보입니다`,
    hint: meant
      ? `[!${meant}]를 뜻했나요?`
      : `${ALERT_KINDS.map((k) => `[!${k.toUpperCase()}]`).join(', ')} 가운데 고르세요`,
  }
}
