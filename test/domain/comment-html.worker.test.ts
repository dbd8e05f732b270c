import { describe, expect, it } from 'vitest'
import { renderComment } from '../../src/domain/comment-html.ts'
import { cleanBody } from '../../src/domain/comment-text.ts'
import { confusableSkeleton } from '../../src/domain/person-name.ts'
import { pathological } from './pathological.ts'
import { readStrictly } from './strict-html.ts'

describe('in workerd, whose stack and Unicode tables are its own', () => {
  it.each(pathological)('%s is rendered', (_, source) => {
    readStrictly(renderComment(source))
  })

  it('cleans and compares as in Node', () => {
    expect(cleanBody('\u3164')).toMatchObject({ ok: false, problem: { code: 'body_empty' } })
    expect(cleanBody('a\u{1ffff}')).toMatchObject({
      ok: false,
      problem: { code: 'text_forbidden_character' },
    })
    expect(cleanBody('한글'.normalize('NFD'))).toEqual({ ok: true, value: '한글' })
    expect(confusableSkeleton('Реасе ｶﾅ')).toBe(confusableSkeleton('peace カナ'))
  })
})
