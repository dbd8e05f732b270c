import { expect, it } from 'vitest'
import { parseReaction } from '../../src/domain/reaction.ts'

const KINDS = [{ kind: 'like', emoji: '👍', label: '좋아요' }]

it.each([
  [{ on: '1' }, undefined, true],
  [{ on: 0 }, undefined, false],
  [{ on: true }, '0', false],
  [{ on: '0' }, '1', true],
  [{}, undefined, undefined],
  [{ on: null }, undefined, undefined],
])('%o with on=%s in the address wishes %s', (fields, query, on) =>
  expect(parseReaction(KINDS, { kind: 'like', ...fields }, query)).toEqual({
    ok: true,
    value: { kind: 'like', on },
  }),
)

it.each([
  [{ kind: 'hate' }, undefined, 'kind_unknown'],
  [{ kind: ['like'] }, undefined, 'kind_unknown'],
  [{}, '1', 'kind_unknown'],
  [{ kind: 'like', on: '2' }, undefined, 'on_invalid'],
  [{ kind: 'like' }, '', 'on_invalid'],
  [{ kind: 'like', on: [] }, undefined, 'on_invalid'],
])('%o with on=%s is refused as %s', (fields, query, code) =>
  expect(parseReaction(KINDS, fields, query)).toMatchObject({ ok: false, problem: { code } }),
)
