// Texts on which markdown readers overflow their stack or take quadratic time and worse.

const SEEDS = [
  ...['> ', '>', '- ', '* ', '1. ', '- > ', '1. - > ', '- a\n  ', '- \n', '> - a\n', '- a\n\n'],
  ...['*', '**', '*a ', '*a **b ', '***a ', '_a __b ', '*a_b**c__', '~~a ', '가**나 ', '**a*'],
  ...['[', '![', '[a](', '[a](b', '[[a](b)', '[a](b\\)', '![a](b "', '[a](<b', '[a]: b\n'],
  ...['`', '`a', '``a`', '\\', '<', '<a ', '<!--', '<a b="', '&#', '|', 'a|b\n-|-\n', '```\n', '=\n', '-\n'],
  ...[
    'a',
    'a@',
    'a@b.',
    '<a@b.c',
    'http://',
    'http://a.',
    'http://a.b/(',
    'http://a.b/를',
    'www.',
    '\u0301',
    '😀',
    ' ',
    '\n',
  ],
]

const filled = (seed: string, units: number) => seed.repeat(Math.ceil(units / seed.length)).slice(0, units)

/** The seed to the middle, then backwards with the brackets turned: openers that all find closers. */
function mirrored(seed: string): string {
  const half = filled(seed, 2000)
  return half + [...half].reverse().join('').replaceAll('(', ')').replaceAll('[', ']')
}

function stairs(marker: string, step: number): string {
  let text = ''
  for (let i = 0; text.length < 3900; i++) text += `${' '.repeat(i * step)}${marker}a\n`
  return text.slice(0, 4000)
}

/** Title and text. */
export const pathological: readonly (readonly [string, string])[] = [
  ...SEEDS.map((seed) => [`${JSON.stringify(seed)} to 4,000`, filled(seed, 4000)] as const),
  ...SEEDS.map((seed) => [`${JSON.stringify(seed)} and back`, mirrored(seed)] as const),
  ...['> ', '- ', '1. ', 'a@', '*a '].map(
    (seed) => [`${JSON.stringify(seed)} to a megabyte`, filled(seed, 1e6)] as const,
  ),
  ['a staircase of bullets', stairs('- ', 2)],
  ['a staircase of numbers', stairs('1. ', 3)],
  ['a staircase of tight bullets', stairs('- ', 1)],
  ['a staircase of quotes in lists', stairs('- > ', 2)],
  ['emphasis in emphasis', `${'_a *b '.repeat(70)}x${' b* a_'.repeat(70)}`],
  ['links in links', `${'['.repeat(280)}x${'](http://a.b)'.repeat(280)}`],
  ['images in images', `${'!['.repeat(650)}x${'](u)'.repeat(650)}`],
]
