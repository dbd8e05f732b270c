import { mediaType } from './negotiation.ts'
import { type Parsed, parsed, refused } from './problem.ts'

/** What a form or a JSON object said; values are strangers' until a parser has looked at each. */
export type Fields = Readonly<Record<string, unknown>>

/** The text of a field; '' where there is none. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Whether a body of this Content-Type can be read: a form or JSON, in UTF-8. */
export function isReadable(contentType: string | undefined): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) return false
  return ['application/x-www-form-urlencoded', 'application/json'].includes(mediaType(contentType))
}

/** Reads the text of a body. A field given twice keeps its last value. */
export function parseFields(contentType: string | undefined, text: string): Parsed<Fields> {
  if (mediaType(contentType) !== 'application/json')
    return parsed(Object.fromEntries(new URLSearchParams(text)))
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return parsed({ ...value })
  } catch {
    // Not JSON: refused below, as any JSON that is no object.
  }
  return refused('malformed')
}
