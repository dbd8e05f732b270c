import type { YAMLParseError } from 'yaml'

/** Says what a YAML parser found, to an author who never meant to write YAML. */
export function sayYamlError(
  { code, pos }: Pick<YAMLParseError, 'code' | 'pos'>,
  source: string,
): { readonly message: string; readonly hint: string } {
  const message = MESSAGES[code] ?? `값을 읽을 수 없습니다 (${code})`
  if (code === 'DUPLICATE_KEY') return { message, hint: '둘 가운데 하나를 지우세요' }
  if (code === 'TAB_AS_INDENT') return { message, hint: '탭을 빈칸 두 개로 바꾸세요' }
  return { message, hint: quotedLine(lineAt(source, pos[0])) ?? '쌍점이나 따옴표가 든 값은 "…"로 감싸세요' }
}

const MESSAGES: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  BAD_DQ_ESCAPE: '"…" 안의 \\ 뒤에 올 수 없는 글자가 있습니다',
  BAD_INDENT: '들여쓰기가 맞지 않습니다',
  BAD_SCALAR_START: '따옴표 없이 시작할 수 없는 글자로 시작합니다',
  BLOCK_AS_IMPLICIT_KEY: '값 안에 쌍점이 또 있습니다',
  DUPLICATE_KEY: '같은 이름이 두 번 나옵니다',
  MISSING_CHAR: '닫히지 않은 따옴표나 괄호, 또는 빠진 쌍점이 있습니다',
  MULTILINE_IMPLICIT_KEY: '쌍점이 없는 줄이 있습니다',
  MULTIPLE_DOCS: '--- 줄이 더 있습니다',
  TAB_AS_INDENT: '탭으로 들여 썼습니다',
  TAG_RESOLVE_FAILED: '!로 시작하는 값을 읽을 수 없습니다',
  UNEXPECTED_TOKEN: '값 뒤에 읽을 수 없는 글자가 이어집니다',
}

function lineAt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  return source.slice(start).split('\n', 1)[0] ?? ''
}

/** The line itself as it should have been: `title: [번역] 글` → `title: "[번역] 글"`. */
function quotedLine(line: string): string | undefined {
  const [, name, value] = /^([\w-]+)\s*:\s+(.*\S)\s*$/.exec(line) ?? []
  if (name === undefined || value === undefined) return undefined
  const bare = value.replace(/^(["'])(.*)\1$/, '$2').replace(/^["']/, '')
  return `${name}: "${bare.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"처럼 값을 따옴표로 감싸세요`
}
