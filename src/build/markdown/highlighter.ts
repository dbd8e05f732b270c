import { createRequire } from 'node:module'
import { nearestOf } from '../near-miss.ts'
import { CodeEmitter } from './code-emitter.ts'

/**
 * Colours code by classes of one letter (prose.css has their colours): k keyword, s string, c comment, n number,
 * t title, y type, a attribute, m meta, x plain within a string, i inserted, d deleted.
 * @param code ends in a line end
 * @returns HTML, or undefined for a language nobody knows, for plain text, and for code too long to be read
 */
export function highlight(code: string, language: string): string | undefined {
  const grammar = grammarOf(code, language)
  if (grammar === undefined || code.length > MAX_CODE_CHARS) return undefined
  return highlighter().highlight(code, { language: grammar, ignoreIllegals: true }).value
}

/** A language's name as its people write it; one that is not known here as its author wrote it. */
export const languageName = (language: string): string | undefined => {
  const name = language.toLowerCase()
  if (PLAIN.has(name)) return undefined
  const known = NAMES[name] ?? highlighter().getLanguage(name)?.name
  if (known !== undefined) return known.replace(/[ ,/(].*$/, '')
  return /^[a-z][\w+#.-]{0,30}$/i.test(language) ? language : undefined
}

/** The language somebody most likely meant by one that nobody knows. */
export function meantLanguage(language: string): string | undefined {
  const name = language.toLowerCase()
  if (PLAIN.has(name) || OTHERS.has(name) || highlighter().getLanguage(name)) return undefined
  return nearestOf(name, COMMON)
}

/** Code beyond this is data, and some grammars are quadratic on it. */
export const MAX_CODE_CHARS = 50_000

/** The parts of highlight.js used here. Its own types would bring the browser's globals into the build. */
interface Highlighter {
  configure(options: { __emitter: typeof CodeEmitter }): void
  getLanguage(name: string): { readonly name?: string } | undefined
  highlight(code: string, options: { language: string; ignoreIllegals: boolean }): { readonly value: string }
  registerAliases(names: readonly string[], options: { languageName: string }): void
  registerLanguage(name: string, grammar: unknown): void
}

let loaded: Highlighter | undefined

/** Loaded with the first code block, whole: grammars look each other up, and the output must not depend on order. */
const highlighter = (): Highlighter => {
  loaded ??= load()
  return loaded
}

function load(): Highlighter {
  const require = createRequire(import.meta.url)
  const highlighter: Highlighter = require('highlight.js/lib/common')
  for (const name of BEYOND_COMMON)
    highlighter.registerLanguage(name, require(`highlight.js/lib/languages/${name}`))
  for (const [languageName, names] of Object.entries(ALIASES))
    highlighter.registerAliases(names, { languageName })
  highlighter.configure({ __emitter: CodeEmitter })
  return highlighter
}

const BEYOND_COMMON = [
  ...['apache', 'clojure', 'cmake', 'dart', 'delphi', 'django', 'dockerfile', 'dos', 'elixir', 'elm', 'erb'],
  ...['erlang', 'fortran', 'fsharp', 'gradle', 'groovy', 'handlebars', 'haskell', 'http', 'julia', 'latex'],
  ...['lisp', 'llvm', 'matlab', 'nginx', 'nix', 'ocaml', 'pgsql', 'powershell', 'prolog', 'properties'],
  ...['protobuf', 'scala', 'scheme', 'stylus', 'twig', 'verilog', 'vhdl', 'vim', 'x86asm'],
]

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  xml: ['vue', 'svelte', 'astro'],
  json: ['jsonc', 'json5'],
  markdown: ['mdx'],
  properties: ['env', 'dotenv'],
}

/** Words that ask for no colours. */
const PLAIN: ReadonlySet<string> = new Set(['text', 'txt', 'plain', 'plaintext', 'none', 'output', 'log'])
/** Languages that exist but have no grammar here: no slips of the pen. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['mermaid', 'toc', 'math', 'ascii', 'hcl', 'terraform', 'tf', 'zig', 'solidity', 'sol', 'wat', 'dot'],
  ...['prisma', 'cue', 'wgsl', 'glsl', 'liquid', 'pug', 'csv', 'tsv', 'tree', 'conf', 'plantuml', 'cobol'],
])
const COMMON = [
  ...['javascript', 'typescript', 'python', 'bash', 'shell', 'html', 'css', 'json', 'yaml', 'toml', 'rust'],
  ...['java', 'kotlin', 'swift', 'ruby', 'go', 'php', 'sql', 'markdown', 'dockerfile', 'graphql', 'csharp'],
]

const NAMES: Readonly<Record<string, string>> = {
  ...{ html: 'HTML', svg: 'SVG', vue: 'Vue', svelte: 'Svelte', astro: 'Astro', jsx: 'JSX', tsx: 'TSX' },
  ...{ toml: 'TOML', ini: 'INI', shell: 'Shell', sh: 'Shell', zsh: 'Shell', console: 'Shell', mdx: 'MDX' },
  ...{ env: '.env', dotenv: '.env', pascal: 'Pascal', bat: 'Batch', cmd: 'Batch', xml: 'XML', php: 'PHP' },
  ...{ csharp: 'C#', cs: 'C#', fsharp: 'F#', objectivec: 'Objective-C', objc: 'Objective-C', vb: 'VB.NET' },
}

/** ```` ```shell ```` is meant for sessions with a prompt, and mostly written for commands without one. */
function grammarOf(code: string, language: string): string | undefined {
  const name = language.toLowerCase()
  if (PLAIN.has(name)) return undefined
  if (name === 'shell' || name === 'console') return /^\s*[$#%>] /m.test(code) ? 'shell' : 'bash'
  return highlighter().getLanguage(name) ? name : undefined
}
