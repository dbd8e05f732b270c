import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSite } from '../../../../src/build/build.ts'
import type { Kind } from '../../../../src/cli/import/wish.ts'
import { makeFolder } from '../../../support/posts-folder.ts'
import { MovedBlog, type Told } from '../moving.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

function blogFolder(files: Files): string {
  const folder = makeFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  return folder
}

const PNG = Buffer.from('\x89PNG', 'latin1')

async function moved(
  kind: Exclude<Kind, 'views'>,
  files: Files,
): Promise<{ blog: MovedBlog; told: Told; addresses: string[] }> {
  const folder = blogFolder(files)
  const blog = new MovedBlog()
  const told = await blog.import(kind, folder)
  const before = blog.files()
  await blog.import(kind, folder)
  expect(blog.files()).toEqual(before)
  const { moved: old, complaints } = await readSite(blog.folder)
  expect(complaints.filter((c) => c.level === 'error')).toEqual([])
  return { blog, told, addresses: Object.keys(old).sort() }
}

describe('a folder of Jekyll', () => {
  it('brings posts with nested categories, drafts, pictures and the addresses its settings made', async () => {
    const { blog, told, addresses } = await moved('jekyll', {
      '_config.yml': 'permalink: /:categories/:year/:month/:title/\n',
      '_posts/2020-03-04-hello-world.md': `---\ntitle  : "안녕, 세계"\ncategories: [개발, 엣지]\ntags: a b\nlayout: post\n---\n${JEKYLL}`,
      '_posts/2020-03-05-other.md': '---\ntitle: 다른 글\npublished: false\n---\n글',
      '_drafts/later.md': '---\ntitle: 나중\n---\n글',
      '_posts/README.md': '머리말 없는 글',
      'assets/나무.png': PNG,
    })
    const text = blog.read('dev/edge/hello-world.md')
    expect(text).toContain('title: 안녕, 세계\ndate: 2020-03-04 00:00\ntags:\n  - a\n  - b\n')
    expect(text).toContain('```ruby\nputs "{{ x }}" # {% raw %}\n```')
    expect(text).toContain('![나무](hello-world/나무.png "그림의 설명")')
    expect(text).toContain('[이 글](/posts/other) 그리고 `{{ 코드 }}`')
    expect(text).toContain('Liquid의 {{ page.title }}은 이렇게 씁니다')
    expect(text).toContain('*(옮기지 못한 조각: include)*')
    expect(text).not.toMatch(/\{:|TOC|\{% (?:include|assign)|<script/)
    expect(addresses).toEqual(['/개발/엣지/2020/03/hello-world'])
    expect(blog.read('미분류/later.md')).toContain('draft: true')
    expect(told.lines.map(([outcome, , at]) => `${outcome} ${at}`)).toEqual(
      expect.arrayContaining(['건너뜀 _posts/README.md:1', '알림 _posts/2020-03-04-hello-world.md:24']),
    )
  })
})

const JEKYLL = `* TOC
{:toc}

{% highlight ruby linenos %}
puts "{{ x }}" # {% raw %}{% raw %}{% endraw %}
{% endhighlight %}

{% include figure.html src="/assets/나무.png" alt="나무" caption="그림의 설명" %}

[이 글]({% post_url 2020-03-05-other %}) 그리고 \`{{ 코드 }}\`
{: .notice}

Liquid의 {% raw %}{{ page.title }}{% endraw %}은 이렇게 씁니다.

![]({{ site.baseurl }}/assets/나무.png)

<script>alert(1)</script>
{% include comments.html %}
`

describe('a folder of Hugo', () => {
  it('reads TOML, page bundles, shortcodes and sections', async () => {
    const { blog, addresses } = await moved('hugo', {
      'hugo.toml': '[permalinks.page]\nnews = "/:year/:slug/"\n',
      ['content/posts/개발/묶음/index.md'.normalize('NFD')]:
        `+++\ntitle = "묶음"\ndate = 2021-02-03T04:05:06+09:00\ncategories = ["dev", "둘째"]\naliases = ["/old/one/"]\n+++\n${HUGO}`,
      ['content/posts/개발/묶음/a b.png'.normalize('NFD')]: PNG,
      'content/news/n.md':
        '---\ntitle: 소식\ndate: 2021-05-06\nlastmod: 2021-06-07\n---\n\n{{< ref "posts/개발/묶음" >}}',
      'content/posts/_index.md': '---\ntitle: 목록\n---\n',
    })
    const text = blog.read('dev/묶음.md')
    expect(text).toContain('date: 2021-02-03 04:05:06\ntags:\n  - 둘째\n')
    expect(text).toContain('![대체](묶음/a-b.png "설명")')
    expect(text).toContain('```go\nfunc main() {}\n```')
    expect(text).toContain('https://www.youtube.com/watch?v=dQw4w9WgXcQ')
    expect(text).toContain('안의 글')
    expect(text).not.toMatch(/\{\{[<%]/)
    expect(addresses).toEqual(['/2021/n', '/old/one', '/posts/개발/묶음'])
    expect(blog.read('news/n.md')).toContain('updated: 2021-06-07 00:00')
  })
})

const HUGO = `
{{< figure src="a b.png" alt="대체" caption="설명" >}}

{{< highlight go "linenos=table" >}}
func main() {}
{{< /highlight >}}

{{< youtube dQw4w9WgXcQ >}}

{{% notice tip %}}안의 글{{% /notice %}}
`

describe('folders of Hexo, Astro, Eleventy and velog', () => {
  it('brings Hexo with its assets, nested categories and dated addresses', async () => {
    const { blog, addresses } = await moved('hexo', {
      '_config.yml': 'title: x\n',
      'source/_posts/글.md':
        '---\ntitle: 글\ndate: 2020-01-02 03:04:05\ncategories:\n  - [개발, 엣지]\n  - [일기]\n---\n{% asset_img 꽃.png 꽃 한 송이 %}\n\n{% codeblock lang:js %}\na{{b}}\n{% endcodeblock %}\n',
      'source/_posts/글/꽃.png': PNG,
    })
    const text = blog.read('dev/edge/글.md')
    expect(text).toContain('![](글/꽃.png "꽃 한 송이")')
    expect(text).toContain('```js\na{{b}}\n```')
    expect(text).toContain('tags:\n  - 일기')
    expect(addresses).toEqual(['/2020/01/02/글'])
  })

  it('brings Astro without its components', async () => {
    const { blog, told, addresses } = await moved('astro', {
      'src/content/blog/dev/a.mdx': `---\ntitle: 부품\npubDate: Jan 15 2026\n---\nimport hero from '../../../assets/h.png'\n\n<Image src={hero} alt="머리" />\n\n<Note type="info">\n안의 글 {/* 숨은 말 */}\n</Note>\n\n<Chart data={[1, 2]} />\n\n\`<Code />\`\n`,
      'src/assets/h.png': PNG,
    })
    const text = blog.read('dev/a.md')
    expect(text).toContain('![머리](a/h.png)')
    expect(text).toContain('안의 글')
    expect(text).toContain('*(옮기지 못한 조각: Chart)*')
    expect(text).toContain('`<Code />`')
    expect(text).not.toMatch(/import hero|숨은 말|<Note/)
    expect(addresses).toEqual([])
    expect(text).toContain('/blog/dev/a')
    expect(told.lines.filter(([, , , , why]) => why?.includes('Chart'))).toHaveLength(1)
  })

  it('brings Eleventy and velog', async () => {
    const eleventy = await moved('eleventy', {
      'posts/x.md':
        '---\ntitle: 열하나\ndate: 2020-01-02\ncategory: dev\n---\n{{ "/a/" | url }} [[없는 글|말]]',
    })
    expect(eleventy.blog.read('dev/x.md')).toContain('/a/ 말')
    expect(eleventy.addresses).toEqual([])

    const velog = await moved('velog', {
      '@me/첫-글.md':
        '---\ntitle: 첫 글\nreleased_at: 2022-01-02T03:04:05.000Z\nseries: {name: 연재}\ntags: [가, 나]\n---\n!youtube[dQw4w9WgXcQ]\n\n![](https://velog.velcdn.com/images/me/a.png)\n',
    })
    const text = velog.blog.read('미분류/첫-글.md')
    expect(text).toContain('date: 2022-01-02 12:04:05\ntags:\n  - 가\n  - 나\nseries: 연재\n')
    expect(text).toContain('https://www.youtube.com/watch?v=dQw4w9WgXcQ')
    expect(velog.addresses).toEqual(['/@me/첫-글'])
  })
})

describe('a hostile folder', () => {
  it('copies no file from outside, however it is named, and survives bombs and broken bytes', async () => {
    const secret = path.join(makeFolder(), 'secret.png')
    writeFileSync(secret, 'geheim')
    const folder = blogFolder({
      'a.md': `---\ntitle: 나쁜 글\ndate: 2020-01-01\ncategory: dev\n---\n![](../../../../../../../../../../../etc/passwd) ![](${secret}) ![](link.png) ![](..%2f..%2fx.png)`,
      'bomb.md': `---\ntitle: 폭탄\ndate: 2020-01-01\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntags: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ncategory: dev\n---\n글`,
      'bytes.md': Buffer.concat([
        Buffer.from('---\ntitle: 깨진 글\ndate: 2020-01-01\ncategory: dev\n---\n'),
        Buffer.from([0xff, 0xfe, 0x80]),
      ]),
    })
    symlinkSync(secret, path.join(folder, 'link.png'))
    const blog = new MovedBlog()
    const { lines } = await blog.import('jekyll', folder)
    expect(JSON.stringify(blog.files())).not.toMatch(/geheim|root:/)
    expect(
      lines.filter(([outcome, thing]) => outcome === '알림' && thing === '그림').length,
    ).toBeGreaterThanOrEqual(3)
    expect(blog.read('dev/bytes.md')).toContain('\uFFFD')
    expect((await readSite(blog.folder)).complaints.filter((c) => c.level === 'error')).toEqual([])
  })
})
