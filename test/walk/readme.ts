import { codeIn, examplesOf, readGuide } from '../support/guide.ts'

/** Its lists lie flat: what stands in them is for everybody to type, too. */
const README = readGuide('README.md').replaceAll(/^ {2,3}/gm, '')

/** What the README offers to be typed: lines of its shell examples without what is said of them, and code in its text. */
const COMMANDS = [
  ...examplesOf(README)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim())),
  ...codeIn(README.replace(/^(```+)[\s\S]*?\n\1$/gm, '')),
]

/**
 * The README's command that is or begins with these words, as it stands there, without what is in brackets.
 * @throws Error when the README does not tell it: then a newcomer could not know it
 */
export function commandOf(beginning: string): string {
  const found = COMMANDS.find((c) => c === beginning) ?? COMMANDS.find((c) => c.startsWith(beginning))
  if (!found) throw new Error(`The README tells no command that begins with "${beginning}"`)
  return found.replaceAll(/\[[^\]]*\]/g, '').trim()
}

/** The post the README shows. */
export function exampleOfPost(): string {
  const found = examplesOf(README).find(({ language }) => language === 'md')
  if (!found) throw new Error('The README shows no post')
  return found.text
}
