import { readFileSync } from 'node:fs'
import { addresses, asLinks } from '../../domain/xss-addresses.ts'
import { attributes, markup, nested } from '../../domain/xss-vectors.ts'
import { CALLS } from './calls.ts'

// Attempts to have a script run. No package offers the known lists as data under a licence, so they are made here
// from what such attempts consist of: elements that run something by themselves or when touched, the ways to write
// an attribute, and the ways to write a call. Beside them: the project's own, and the public list of naughty strings
// (big-list-of-naughty-strings, MIT).

const NAUGHTY = new URL('../../../node_modules/big-list-of-naughty-strings/blns.json', import.meta.url)
const listed: readonly string[] = JSON.parse(readFileSync(NAUGHTY, 'utf8'))

/** `{…}` is where a call comes to stand. */
const ELEMENTS = [
  ...['<img src=x onerror={}>', '<img srcset=x onerror={}>', '<image src=x onerror={}>', '<svg onload={}>'],
  ...['<svg><animate onbegin={} attributeName=x dur=1s>', '<svg><set onbegin={} attributeName=x dur=1s>'],
  ...[
    '<svg><image href=x onerror={}>',
    '<video src=x onerror={}></video>',
    '<audio src=x onerror={}></audio>',
  ],
  ...['<video><source src=x onerror={}></video>', '<body onload={}>', '<iframe onload={}></iframe>'],
  ...[
    '<object data=x onerror={}></object>',
    '<link rel=stylesheet href=x onerror={}>',
    '<script src=x onerror={}></script>',
  ],
  ...[
    '<style onload={}></style>',
    '<input autofocus onfocus={}>',
    '<textarea autofocus onfocus={}></textarea>',
  ],
  ...[
    '<select autofocus onfocus={}></select>',
    '<button autofocus onfocus={}>x</button>',
    '<x tabindex=1 autofocus onfocus={}>y</x>',
  ],
  ...[
    '<details open ontoggle={}><summary>x</summary></details>',
    '<marquee onstart={}>x</marquee>',
    '<div onmouseover={}>x</div>',
  ],
  ...[
    '<a onclick={}>x</a>',
    '<p onpointerdown={}>x</p>',
    '<form onsubmit={}><button>x</button></form>',
    '<b oncopy={}>x</b>',
  ],
  ...[
    '<i onpointerenter={}>x</i>',
    '<label ondblclick={}>x</label>',
    '<td onwheel={}>x</td>',
    '<math><mi onclick={}>x</mi></math>',
  ],
  ...[
    '<a contenteditable onblur={}>x</a>',
    '<h1 oncontextmenu={}>x</h1>',
    '<li onkeydown={}>x</li>',
    '<section onanimationend={}>x</section>',
  ],
]
const URLS = [
  ...[
    '<a href={}>x</a>',
    '<iframe src={}></iframe>',
    '<form action={}><button>x</button></form>',
    '<embed src={}>',
  ],
  ...[
    '<button form=f formaction={}>x</button><form id=f></form>',
    '<svg><a href={}><text y=9>x</text></a></svg>',
  ],
  ...[
    '<svg><a xlink:href={}><text y=9>x</text></a></svg>',
    '<object data={}></object>',
    '<area href={}>',
    '<math href={}>x</math>',
  ],
  ...[
    '<input type=image src=x formaction={}>',
    '<base href={}>',
    '<meta http-equiv=refresh content="0;url={}">',
  ],
]
const SCRIPTS = [
  ...[
    '<script>{}</script>',
    '<svg><script>{}</script></svg>',
    '"><script>{}</script>',
    '</textarea><script>{}</script>',
  ],
  ...[
    '</title><script>{}</script>',
    '</style><script>{}</script>',
    '--><script>{}</script>',
    ']]><script>{}</script>',
  ],
  ...[
    '</script><script>{}</script>',
    "'-{}-'",
    '";{};//',
    '\\";{};//',
    '<!--<img src="--><img src=x onerror={}//">',
  ],
  ...[
    '<noscript><p title="</noscript><img src=x onerror={}>">',
    '<iframe srcdoc="<script>{}</script>"></iframe>',
  ],
  ...[
    '<template><script>{}</script></template>',
    '<svg><style><img src=x onerror={}></style></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror={}>',
  ],
]
const SCHEMES = [
  ...[
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    'java\nscript:',
    '&#106;avascript:',
    'javascript&colon;',
    ' javascript:',
  ],
  ...[
    '\u0001javascript:',
    'javascript:/*x*/',
    'javascript://x.example/%0a',
    'data:text/html,<script>',
    'java&Tab;script:',
  ],
]
const SPACES = [' ', '/', '\n', '\t', '\f']
const QUOTES = ['', '"', "'"]
const CASES = [(t: string) => t, (t: string) => t.toUpperCase(), (t: string) => t.replace(/[a-z]/g, mixed)]

function mixed(letter: string, at: number): string {
  return at % 2 ? letter.toUpperCase() : letter
}

/** All of them, each once; the same on every machine. */
export const attempts: readonly string[] = [
  ...new Set([
    ...ELEMENTS.flatMap((element) => spelled(element)),
    ...URLS.flatMap((element) =>
      SCHEMES.flatMap((scheme, i) => [element.replace('{}', quoted(scheme + call(i), i))]),
    ),
    ...SCRIPTS.flatMap((script) => CALLS.map((code) => script.replaceAll('{}', code))),
    ...listed,
    ...addresses.flatMap(asLinks),
    ...[...attributes, ...markup, ...nested],
  ]),
]

/** One element with every separator, quote and case; calls take turns. */
function spelled(element: string): string[] {
  return SPACES.flatMap((space, i) =>
    QUOTES.flatMap((quote, j) =>
      CASES.map((inCase, k) => {
        const [before = '', after = ''] = element.split('{}')
        const code = call(i * 9 + j * 3 + k)
        return (
          inCase(before).replace(/ (?=\S+=$)/, space) +
          quote +
          (quote ? code : code.replaceAll(' ', '')) +
          quote +
          inCase(after)
        )
      }),
    ),
  )
}

function call(at: number): string {
  return CALLS[at % CALLS.length] ?? ''
}

function quoted(text: string, at: number): string {
  return /[\s<>]/.test(text) || at % 2 ? `"${text}"` : text
}
