import { describe, expect, it } from 'vitest'
import { readCodeInfo } from '../../../src/build/markdown/code-info.ts'
import { MAX_CODE_CHARS } from '../../../src/build/markdown/highlighter.ts'
import { renderArticle } from '../../../src/build/markdown/render.ts'

const render = (source: string) => renderArticle(source, { lang: 'ko' })
const html = (source: string) => render(source).html
const fence = (info: string, code = 'let a = 1\nlet b = 2\nlet c = 3') => `\`\`\`${info}\n${code}\n\`\`\`\n`
const text = (out: string) => out.replace(/<[^>]+>/g, '')

describe('code blocks', () => {
  it('with a language are figures with its name, coloured by classes', () => {
    expect(html(fence('js', "let a = '<b>'"))).toBe(
      '<figure class="code"><figcaption><span class="code-language">JavaScript</span></figcaption>' +
        '<pre tabindex="0"><code class="language-js"><span class="k">let</span> a = <span class="s">\'&lt;b&gt;\'</span>\n' +
        '</code></pre></figure>\n',
    )
  })

  it('without language and title stay plain', () => {
    expect(html(fence('', 'a < b'))).toBe('<pre tabindex="0"><code>a &lt; b\n</code></pre>\n')
    expect(html('    a\n')).toBe('<pre tabindex="0"><code>a\n</code></pre>\n')
  })

  it('show their title', () => {
    expect(html(fence('ts title="src/<a>.ts"'))).toContain(
      '<figcaption><span class="code-title">src/&lt;a&gt;.ts</span><span class="code-language">TypeScript</span>',
    )
    expect(html(fence('text title=a'))).toContain(
      '<figcaption><span class="code-title">a</span></figcaption>',
    )
  })

  it('mark lines', () => {
    const out = html(fence('js {2-3}'))
    expect(out).toMatch(/let<\/span> a[^\n]*\n<mark>.*let<\/span> b[\s\S]*c[^\n]*\n<\/mark><\/code>/)
    expect(text(html(fence('js {1,3}')))).toBe('JavaScriptlet a = 1\nlet b = 2\nlet c = 3\n\n')
  })

  it('close spans before a mark and open them again in it', () => {
    expect(html(fence('js {2}', '/* a\nb\nc */'))).toContain(
      '<span class="c">/* a\n</span><mark><span class="c">b\n</span></mark><span class="c">c */</span>\n',
    )
  })

  it.each([
    'js',
    'ts',
    'tsx',
    'python',
    'sql',
    'yaml',
    'html',
    'css',
    'sh',
    'diff',
    'rust',
    'go',
    'Dockerfile',
    'vue',
    'toml',
  ])('in %s keep every character', (language) => {
    const code = `<a href="x">'&' {{ b }} # c\n// d "${'e'}" /* f */\n  - g: [1, 2.5e3] \`h\${i}\`\n@j k() -> <l>`
    const shown = text(html(fence(language, code)).replace(/^.*?<code[^>]*>/s, ''))
    const decoded = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
    expect(decoded.replaceAll('&#39;', "'").replaceAll('&amp;', '&').trimEnd()).toBe(code)
  })

  it('in a language nobody knows are plain, without complaint', () => {
    expect(html(fence('mermaid', 'a --> b'))).toContain('<code class="language-mermaid">a --&gt; b\n</code>')
    expect(render(fence('zig') + fence('text') + fence('mermaid') + fence('klingon-7')).warnings).toEqual([])
  })

  it('in what is no name at all have no caption', () => {
    expect(html(fence(';', 'a'))).toBe('<pre tabindex="0"><code class="language-;">a\n</code></pre>\n')
  })

  it('in a misspelt language say what was meant, with the line', () => {
    expect(render(`가\n\n${fence('javascirpt')}`).warnings).toEqual([
      {
        line: 3,
        message: expect.stringContaining('javascirpt'),
        hint: expect.stringContaining('javascript'),
      },
    ])
  })

  it('tell of marked lines that are not there', () => {
    expect(render(fence('js {2,9}')).warnings).toEqual([
      { line: 1, message: expect.stringContaining('{9}'), hint: expect.stringContaining('1–3') },
    ])
  })

  it('too long to be read are not coloured', () => {
    const out = html(fence('js', 'let a = 1\n'.repeat(MAX_CODE_CHARS / 10 + 1)))
    expect(out).not.toContain('class="k"')
  })

  it('come out the same whatever was coloured before', () => {
    const vue = fence('vue', '<script>let a = 1</script>')
    const first = html(vue)
    html(
      fence('php', '<?php echo 1 ?>') +
        fence('django') +
        fence('markdown', '# a\n```js\nlet a\n```'.slice(0, 5)),
    )
    expect(html(vue)).toBe(first)
  })
})

describe('readCodeInfo', () => {
  it.each([
    ['', { marked: [] }],
    ['ts', { language: 'ts', marked: [] }],
    [
      'ts {1,3-5}',
      {
        language: 'ts',
        marked: [
          [1, 1],
          [3, 5],
        ],
      },
    ],
    ['ts{2}', { language: 'ts', marked: [[2, 2]] }],
    ['{2}', { marked: [[2, 2]] }],
    ["ts title='a b' {1}", { language: 'ts', title: 'a b', marked: [[1, 1]] }],
    ['ts filename=a.ts', { language: 'ts', title: 'a.ts', marked: [] }],
    ['js:src/a.js', { language: 'js', title: 'src/a.js', marked: [] }],
    ['title="a.ts"', { title: 'a.ts', marked: [] }],
    ['ruby startline=3 $%@#$', { language: 'ruby', marked: [] }],
    ['c++', { language: 'c++', marked: [] }],
    ['js {x}', { language: 'js', marked: [] }],
  ])('reads %j', (info, expected) => expect(readCodeInfo(info)).toEqual(expected))
})
