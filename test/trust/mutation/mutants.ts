import { parseAst } from 'vitest/node'

/** One small change of a source text that somebody ought to notice. */
export interface Mutant {
  readonly from: number
  readonly to: number
  readonly put: string
  /** What kind of change it is. */
  readonly kind: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [name: string]: unknown
}

/** Every mutant of a TypeScript text: operators, conditions, constants, statements, and the same in its SQL. */
export function mutantsOf(text: string, lang: 'ts' | 'tsx'): Mutant[] {
  const found: Mutant[] = []
  walk(Object(parseAst(text, { lang })), (node) => {
    found.push(...(MUTATORS[node.type]?.(node, text) ?? []))
  })
  return found
}

type Mutator = (node: Node, text: string) => readonly Mutant[]

const OPERATORS: Readonly<Record<string, string>> = {
  ...{ '===': '!==', '!==': '===', '<': '<=', '<=': '<', '>': '>=', '>=': '>' },
  ...{ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '&': '|', '|': '&', '>>': '<<', '<<': '>>' },
  ...{ '&&': '||', '||': '&&', '??': '&&' },
}

const isNode = (value: unknown): value is Node => typeof Object(value).type === 'string'
const isText = (value: unknown): boolean =>
  isNode(value) && (value.type === 'TemplateLiteral' || typeof value.value === 'string')

const changed = (node: Node, put: string, kind: string): Mutant => ({
  from: node.start,
  to: node.end,
  put,
  kind,
})

const operator: Mutator = ({ left, right, operator }, text) => {
  const other = OPERATORS[String(operator)]
  if (!other || !isNode(left) || !isNode(right)) return []
  if (operator === '+' && (isText(left) || isText(right))) return []
  const at = text.indexOf(String(operator), left.end)
  return [{ from: at, to: at + String(operator).length, put: other, kind: `${operator} → ${other}` }]
}

const negatedTest: Mutator = ({ test }, text) =>
  isNode(test) ? [changed(test, `!(${text.slice(test.start, test.end)})`, 'condition negated')] : []

const literal: Mutator = (node) => {
  if (typeof node.value === 'number') return [changed(node, String(node.value + 1), 'number + 1')]
  if (typeof node.value === 'boolean') return [changed(node, String(!node.value), 'boolean flipped')]
  return typeof node.value === 'string' && node.value !== '' ? [changed(node, `''`, 'text emptied')] : []
}

const removed: Mutator = (node) => {
  const { expression } = node
  const inner = isNode(expression) && expression.type === 'AwaitExpression' ? expression.argument : expression
  return isNode(inner) && inner.type === 'CallExpression' ? [changed(node, ';', 'call removed')] : []
}

const SQL = /^\s*(?:\/\*[\s\S]*?\*\/\s*)?(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/
const SQL_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<![<>!=])=(?!=)/g, '<>'],
  [/<>/g, '='],
  [/(?<![-<>])>=?(?!>)/g, '<'],
  [/<(?![>=])/g, '>='],
  [/\bAND\b/g, 'OR'],
  [/\bOR\b(?! (?:IGNORE|REPLACE))/g, 'AND'],
  [/\bIS NOT NULL\b/g, 'IS NULL'],
  [/\bIS NULL\b/g, 'IS NOT NULL'],
  [/\bNOT EXISTS\b/g, 'EXISTS'],
  [/\bDESC\b/g, 'ASC'],
  [/ \+ /g, ' - '],
  [/'visible'/g, "'spam'"],
]

/** `SET a = b` is no comparison: another sign there would only be a mistake of grammar. */
const isAssigned = (before: string): boolean =>
  before.match(/\b(?:SET|WHERE|AND|OR|ON|WHEN|CASE|SELECT|FROM|IN|IS)\b/g)?.at(-1) === 'SET'

const sql: Mutator = (node, text) => {
  const { quasis } = node
  if (!Array.isArray(quasis) || !quasis.every(isNode)) return []
  return quasis.flatMap((part) => {
    const raw = String(Object(part.value).raw)
    if (!SQL.test(raw)) return []
    const hidden = raw.replace(/\/\*[\s\S]*?\*\/|--.*/g, (comment) => ' '.repeat(comment.length))
    return SQL_WORDS.flatMap(([word, put]) =>
      [...hidden.matchAll(word)]
        .filter(({ 0: was, index }) => was !== '=' || !isAssigned(hidden.slice(0, index)))
        .map(({ 0: was, index }) => {
          const from = text.indexOf(raw, part.start) + index
          return { from, to: from + was.length, put, kind: `SQL ${was.trim()} → ${put.trim()}` }
        }),
    )
  })
}

const MUTATORS: Readonly<Record<string, Mutator>> = {
  BinaryExpression: operator,
  LogicalExpression: operator,
  UnaryExpression: (node, text) =>
    node.operator === '!'
      ? [
          {
            from: node.start,
            to: node.start + 1,
            put: '',
            kind: `! removed from ${text.slice(node.start, node.end)}`.slice(0, 40),
          },
        ]
      : [],
  IfStatement: negatedTest,
  ConditionalExpression: negatedTest,
  Literal: literal,
  ExpressionStatement: removed,
  TemplateLiteral: sql,
}

/** Types, imports and directives change nothing that runs. */
const UNTOUCHED = /^(?:TS(?!AsExpression|SatisfiesExpression|NonNullExpression)|Import|ExportAll)/

function walk(node: Node, visit: (node: Node) => void): void {
  if (UNTOUCHED.test(node.type) || node.directive) return
  visit(node)
  for (const [name, value] of Object.entries(node)) {
    // The source of an export, the name of a member: texts that are addresses.
    if (name === 'source' || (name === 'key' && !node.computed)) continue
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) walk(one, visit)
  }
}
