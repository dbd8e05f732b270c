import { expect, it } from 'vitest'
import { Xml, xml } from '../../src/views/xml.ts'

it('escapes text, and lets pieces and lists of pieces stand', () => {
  const name = `<a href="x">'&</a>`
  const items = [1, 2].map((n) => xml`<i>${n}</i>`)
  expect(xml`<b t="${name}">${name}${items}${new Xml('<c/>')}</b>`.text).toBe(
    '<b t="&lt;a href=&quot;x&quot;&gt;&apos;&amp;&lt;/a&gt;">&lt;a href=&quot;x&quot;&gt;&apos;&amp;&lt;/a&gt;<i>1</i><i>2</i><c/></b>',
  )
})

it('shows a replacement for what XML may not hold, even escaped', () => {
  expect(xml`${'a\u0000\u000b\ud800\ufffe\t\n👩🏽'}`.text).toBe('a\ufffd\ufffd\ufffd\ufffd\t\n👩🏽')
})
