import { describe, expect, it } from 'vitest'
import { markdown } from '../../../support/posts-folder.ts'
import { exported, MovedBlog } from '../moving.ts'

const thread = (id: number, link: string): string =>
  `<thread dsq:id="${id}"><id>x</id><link>${link}</link></thread>`
const post = (id: number, on: number, more: string, name = `손님${id}`): string =>
  `<post dsq:id="${id}"><message><![CDATA[<p>글 ${id} <b>굵게</b></p>]]></message><createdAt>2020-01-0${(id % 9) + 1}T00:00:00Z</createdAt>
   <author><name>${name}</name><email>a@guest.example</email><isAnonymous>false</isAnonymous></author><thread dsq:id="${on}"/>${more}</post>`
const EXPORT = `<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
${thread(1, 'https://old.example/2019/%ED%95%98%EB%82%98/?utm=1')}${thread(2, 'https://old.example/nowhere/')}
${post(11, 1, '<isDeleted>true</isDeleted>')}${post(13, 1, '<parent dsq:id="12"/>')}${post(12, 1, '<parent dsq:id="11"/>')}
${post(14, 1, '<isSpam>true</isSpam>')}${post(15, 2, '')}${post(16, 1, '<isDeleted>true</isDeleted>')}${post(17, 1, '<parent dsq:id="18"/>')}${post(18, 1, '<parent dsq:id="17"/>')}
</disqus>`

describe('an export of Disqus', () => {
  it('finds posts by their old addresses, and ties threads whose answers come first, run in circles or hang on deleted ones', async () => {
    const blog = new MovedBlog({ 'dev/a.md': markdown('가', 'aliases: [/2019/하나/]') })
    const { lines } = await blog.import('disqus', exported('disqus.xml', EXPORT))
    const rows = blog.comments()
    const by = (name: string) => rows.find((row) => row.name === name)
    const deleted = rows.find((row) => row.status === 'deleted')
    expect(deleted).toMatchObject({ name: '', source: '', html: '', parent_id: null })
    expect(by('손님12')).toMatchObject({
      parent_id: deleted?.id,
      root_id: deleted?.id,
      source: '글 12 **굵게**',
    })
    expect(by('손님13')).toMatchObject({ parent_id: by('손님12')?.id, root_id: deleted?.id })
    expect(by('손님14')).toMatchObject({ status: 'spam' })
    expect([by('손님17')?.root_id, by('손님18')?.root_id]).toEqual([by('손님18')?.root_id, by('손님18')?.id])
    expect(lines.filter(([outcome]) => outcome === '건너뜀').map(([, , , what]) => what)).toEqual([
      '손님15',
      '손님16',
    ])
    expect(JSON.stringify(rows)).not.toContain('guest.example')

    await blog.import('disqus', exported('disqus.xml', EXPORT))
    expect(blog.comments()).toEqual(rows)
  })
})
