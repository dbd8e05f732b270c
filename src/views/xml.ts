const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** What XML 1.0 may not hold, even escaped; lone surrogates included. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (c) => ENTITIES[c] ?? '')

/** A piece of XML that needs no more escaping. */
export class Xml {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Template for XML: strings and numbers are escaped, pieces and lists of pieces stand as they are. */
export function xml(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Xml | readonly Xml[])[]
): Xml {
  const print = (value: (typeof values)[number]): string => {
    if (value instanceof Xml) return value.text
    if (Array.isArray(value)) return value.map(print).join('')
    return escaped(String(value))
  }
  return new Xml(parts.map((part, i) => (i === 0 ? part : print(values[i - 1] ?? '') + part)).join(''))
}
