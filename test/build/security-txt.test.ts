import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { securityTxt } from '../../src/build/security-txt.ts'
import { build, THREE } from '../support/built-posts.ts'
import { makePosts } from '../support/posts-folder.ts'
import { BLOG } from '../support/worker/shelf.ts'

const NOW = Date.parse('2026-03-15T12:00:00Z')

describe('security.txt', () => {
  it('names the mail address of the blog’s links, and expires within a year', () => {
    const links = [{ label: '편지', href: 'mailto:me@blog.example' }]
    expect(securityTxt({ ...BLOG, links }, NOW)).toBe(
      [
        'Contact: mailto:me@blog.example',
        'Expires: 2027-02-01T00:00:00Z',
        'Preferred-Languages: ko, en',
        'Canonical: https://blog.example/.well-known/security.txt',
        '',
      ].join('\n'),
    )
  })

  it('names the blog itself where no address is known', () => {
    expect(securityTxt(BLOG, NOW)).toContain('Contact: https://blog.example/\n')
  })

  it('is among the static files of a build', async () => {
    const { out } = await build(makePosts(THREE))
    expect(readFileSync(path.join(out, 'assets/.well-known/security.txt'), 'utf8')).toMatch(/^Contact: /)
  })
})
