import { describe, expect, it } from 'vitest'
import { SALT_GRACE_MS } from '../../src/counting/days.ts'
import { MAX_RANGE_DAYS, PRESETS } from '../../src/domain/figures.ts'
import { FILTER_REASONS, VIEW_WINDOW_MS } from '../../src/domain/view.ts'
import { EXPORTS } from '../../src/store/exports.ts'
import { codeIn, readGuide, rowsOf, sectionOf } from '../support/guide.ts'

const MINUTE_MS = 60_000
const guide = readGuide('docs/figures.md')

describe('the guide to the figures', () => {
  it('tells every reason the ledger knows, and no other', () => {
    const told = rowsOf(sectionOf(guide, '세지 않는 것')).flatMap(([reason = '']) => codeIn(reason))
    expect(told.sort()).toEqual([...FILTER_REASONS].sort())
  })

  it('tells every export, and no other', () => {
    const told = rowsOf(sectionOf(guide, '가져가기')).flatMap(([address = '']) => codeIn(address))
    expect(told.sort()).toEqual(EXPORTS.map((name) => `/admin/export/${name}.csv`).sort())
  })

  it.each([
    ['the half hour of a view', `같은 글을 ${VIEW_WINDOW_MS / MINUTE_MS}분 안에`],
    ['when a day is forgotten', `자정에서 ${SALT_GRACE_MS / MINUTE_MS}분 뒤`],
    ['the ranges one press away', `오늘, ${PRESETS.slice(1).join(', ')}일`],
    ['the longest range', `${Math.floor(MAX_RANGE_DAYS / 365)}년까지`],
  ])('tells %s as the code has it', (_, told) => expect(guide).toContain(told))
})
