import { cutFrontMatter } from '../build/front-matter.ts'
import { nameFields } from '../build/front-matter-names.ts'
import { CommandError } from './command.ts'

/** A post's text with another slug in its front matter. @throws CommandError where the line cannot be found again */
export function withSlug(file: string, text: string, slug: string): string {
  const field = nameFields(cutFrontMatter(file, text, [])).fields.get('slug')
  const lines = text.split('\n')
  const index = (field?.line ?? 0) - 1
  const line = lines[index]
  const match = field && /^(\s*["']?([\w-]+)["']?\s*([:=])\s*).*?(,?\r?)$/.exec(line ?? '')
  if (!match || match[2] !== field.written)
    throw new CommandError(`${file}의 머리말에서 slug를 ${slug}로 고친 뒤 다시 하세요.`)
  const [, head = '', , sign, tail = ''] = match
  const isYaml = sign === ':' && !head.trimStart().startsWith('"')
  lines[index] = head + (isYaml ? slug : JSON.stringify(slug)) + tail
  return lines.join('\n')
}
