import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import adminEn from '../../src/client/prose/admin-en.json' with { type: 'json' }
import adminKo from '../../src/client/prose/admin-ko.json' with { type: 'json' }
import { LANGUAGES } from '../../src/domain/blog.ts'
import { handInAdminWords } from '../../src/views/admin/admin-words.ts'
import { languageOf, wordsFor } from '../../src/views/words/words.ts'

const ADMIN_TEXTS = { ko: adminKo, en: adminEn }
const SRC = path.join(import.meta.dirname, '../../src')

/** Every code that a problem of a request can bear, as the code of the Worker writes it. */
function problemCodes(): string[] {
  const rooms = ['domain', 'gates', 'routes', 'counting']
  const texts = rooms.flatMap((room) =>
    readdirSync(path.join(SRC, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(SRC, room, file), 'utf8')),
  )
  const codes = texts.flatMap((text) =>
    [...text.matchAll(/(?:refused\(|code: )'([a-z_]+)'/g)].map((match) => match[1] ?? ''),
  )
  const ofBoth = ['name', 'body'].flatMap((field) => [`${field}_empty`, `${field}_too_long`])
  return [...new Set([...codes, ...ofBoth])].sort()
}

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsFor(language)
  handInAdminWords(language, ADMIN_TEXTS[language])
  const unknown = words.problem({ code: 'no_such_code' })

  it.each(problemCodes())('the problem %s has a sentence of its own', (code) => {
    const sentence = words.problem({
      code,
      detail: { min: 4, max: 40, length: 41, hours: 24, codepoint: 'U+0000' },
    })
    expect(sentence).not.toBe(unknown)
    expect(sentence).not.toMatch(/undefined|null|NaN/)
  })

  it.each([400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503])('%i has a title', (status) =>
    expect(words.errorTitle(status)).toMatch(/\S/),
  )
})

it('a page in a language the interface does not speak is framed in the blog’s', () => {
  expect(languageOf('ja', 'ko')).toBe('ko')
  expect(languageOf('en', 'ko')).toBe('en')
})
