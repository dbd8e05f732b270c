import { describe, expect, it } from 'vitest'
import { type Complaint, foldComplaints } from '../../src/build/complaint.ts'

const complaint = (file: string, message: string, once?: true): Complaint => ({
  file,
  line: 3,
  message,
  hint: '그대로 두어도 됩니다',
  level: 'warning',
  ...(once && { once }),
})

describe('complaints', () => {
  it('that are the same everywhere are said once, at their first place, with how many there are', () =>
    expect(
      foldComplaints([
        complaint('a.md', 'layout는 모르는 항목입니다', true),
        complaint('a.md', '다른 일'),
        complaint('b.md', 'layout는 모르는 항목입니다', true),
        complaint('c.md', 'layout는 모르는 항목입니다', true),
        complaint('c.md', 'weight는 모르는 항목입니다', true),
      ]).map((c) => `${c.file} ${c.message}`),
    ).toEqual([
      'a.md layout는 모르는 항목입니다 (이 밖에 2곳)',
      'a.md 다른 일',
      'c.md weight는 모르는 항목입니다',
    ]))

  it('that have to be mended one by one stay one by one', () =>
    expect(foldComplaints([complaint('a.md', '다른 일'), complaint('b.md', '다른 일')])).toHaveLength(2))
})
