import { createInterface } from 'node:readline/promises'
import type { Blog } from '../domain/blog.ts'
import { CommandError } from './command.ts'

const TEXT = { type: 'string' } as const

/** What init asks; each may be given as a flag instead: `--title "나의 블로그"`. */
export const FLAGS = {
  ...{ title: TEXT, description: TEXT, url: TEXT, author: TEXT },
  ...{ categories: TEXT, language: TEXT, timezone: TEXT },
}
export type Answers = Readonly<Record<keyof typeof FLAGS, string>>

/** Without these nobody can guess what the blog is. */
const NEEDED = ['title', 'url', 'author'] as const

const QUESTIONS = [
  ['title', '블로그의 이름'],
  ['description', '한 줄 소개'],
  ['url', '주소 (https://blog.example)'],
  ['author', '지은이의 이름'],
  ['categories', '범주 (경로=이름, 쉼표로 나눔)'],
  ['language', '언어 (ko, en)'],
  ['timezone', '시간대'],
] as const

/**
 * Asks what no flag says, where somebody is there to answer; Enter takes what is in brackets.
 * @throws CommandError naming the flags that are missing where nobody is
 */
export async function ask(blog: Blog, flags: Partial<Answers>, isTerminal: boolean): Promise<Answers> {
  const missing = NEEDED.filter((name) => !flags[name]?.trim())
  if (!isTerminal && missing.length > 0)
    throw new CommandError(
      `물어볼 곳이 없습니다. 더하세요: ${missing.map((name) => `--${name} …`).join(' ')}`,
    )
  const answers = { ...defaultsOf(blog), ...flags }
  if (!isTerminal) return answers
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    for (const [name, question] of QUESTIONS.filter(([flag]) => flags[flag] === undefined)) {
      const said = (await terminal.question(`${question} [${answers[name]}]: `)).trim()
      if (said) answers[name] = said
    }
    return answers
  } finally {
    terminal.close()
  }
}

const defaultsOf = (blog: Blog) => ({
  title: blog.title,
  description: '',
  url: blog.url,
  author: blog.author,
  categories: blog.categories.map(({ path, name }) => `${path}=${name}`).join(', '),
  language: String(blog.language),
  timezone: blog.timezone,
})
