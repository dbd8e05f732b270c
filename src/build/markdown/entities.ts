/** The named character references people type by hand; HTML has 2,231. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' },
  ...{
    ndash: '–',
    mdash: '—',
    hellip: '…',
    middot: '·',
    bull: '•',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
  },
  ...{
    laquo: '«',
    raquo: '»',
    larr: '←',
    uarr: '↑',
    rarr: '→',
    darr: '↓',
    harr: '↔',
    times: '×',
    divide: '÷',
  },
  ...{
    plusmn: '±',
    deg: '°',
    copy: '©',
    reg: '®',
    trade: '™',
    euro: '€',
    yen: '¥',
    won: '₩',
    sect: '§',
    para: '¶',
  },
  ...{ le: '≤', ge: '≥', ne: '≠', infin: '∞', sum: '∑', radic: '√', asymp: '≈', hearts: '♥', check: '✓' },
}

/** `&amp;`, `&#44032;`, `&#xac00;` → the characters. Unknown names stay as written. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    return character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
  })

const character = (code: number): string =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
