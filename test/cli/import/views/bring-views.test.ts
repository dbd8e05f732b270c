import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Report } from '../../../../src/cli/import/report.ts'
import { bringViews } from '../../../../src/cli/import/views/bring-views.ts'
import { readCsv } from '../../../../src/cli/import/views/csv.ts'
import { blogOf } from '../../../../src/cli/posts-option.ts'
import { BEFORE_MADANG } from '../../../../src/domain/figures.ts'
import { makeFolder, markdown } from '../../../support/posts-folder.ts'
import { exported, MovedBlog } from '../moving.ts'

async function bring(blog: MovedBlog, csv: string): Promise<string[]> {
  const file = path.join(makeFolder(), 'report.tsv')
  const report = new Report(file)
  const settings = { folder: blog.folder, blog: await blogOf(blog.folder), db: blog.database }
  await bringViews({ ...settings, file: exported('views.csv', csv), report })
  await report.close()
  return readFileSync(file, 'utf8').split('\n').filter(Boolean)
}

const CSV = `url,views,day
https://old.example/12,1200,2020-05-06
"https://old.example/entry/%EA%B8%80?x=1","1,000",2020-05-06
/12,77
https://old.example/none,5
/12,many
/12,3,2020-02-31
`

describe('views counted elsewhere', () => {
  it('count for their posts, categories and the site on their day, and without one before all days', async () => {
    const blog = new MovedBlog({ 'dev/edge/a.md': markdown('가', 'aliases: [/12, /entry/글]') })
    const told = await bring(blog, CSV)
    const all = (sql: string) => JSON.parse(JSON.stringify(blog.tables.prepare(sql).all()))
    expect(all('SELECT day, views, visitors FROM view_days ORDER BY day')).toEqual([
      { day: BEFORE_MADANG, views: 77, visitors: 0 },
      { day: '2020-05-06', views: 2200, visitors: 0 },
    ])
    expect(all('SELECT category, views FROM category_totals ORDER BY category')).toEqual(
      ['', 'dev', 'dev/edge'].map((category) => ({ category, views: 2277 })),
    )
    expect(all('SELECT views FROM post_totals')).toEqual([{ views: 2277 }])
    expect(told.filter((line) => line.startsWith('건너뜀')).map((line) => line.split('\t')[2])).toEqual([
      ...['views.csv:5', 'views.csv:6', 'views.csv:7'],
    ])

    await bring(blog, CSV)
    expect(all('SELECT views FROM post_totals')).toEqual([{ views: 2277 }])
  })

  it('leave a day alone on which this blog counted', async () => {
    const blog = new MovedBlog({ 'dev/a.md': markdown('가', 'aliases: [/12]') })
    blog.tables.exec("INSERT INTO view_days VALUES ('x', '2020-05-06', 1, 1, 0)")
    expect((await bring(blog, '/12,9,2020-05-06\n')).join()).toContain('스스로 센 날')
    expect(blog.tables.prepare('SELECT count(*) AS n FROM view_days').get()).toEqual({ n: 1 })
  })

  it('are read from quoted cells with line ends in them', () => {
    expect(readCsv('\uFEFFa,"b ""c""\nd",e\r\n\n1,2')).toEqual([
      { line: 1, cells: ['a', 'b "c"\nd', 'e'] },
      { line: 4, cells: ['1', '2'] },
    ])
  })
})
