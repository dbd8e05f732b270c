import { all, attribute, childrenOf, type HtmlElement, isElement, renameElement, unwrap } from './dom.ts'

/** What has no words to bring. */
const DROPPED =
  'script,style,noscript,template,form,input,button,select,textarea,object,embed,applet,link,meta,svg,canvas,ins.adsbygoogle,.adsbygoogle,.google-auto-placed'

const BLOCKS = new Set([
  ...[
    'P',
    'DIV',
    'UL',
    'OL',
    'LI',
    'TABLE',
    'PRE',
    'BLOCKQUOTE',
    'H1',
    'H2',
    'H3',
    'H4',
    'H5',
    'H6',
    'FIGURE',
    'HR',
  ],
  ...['SECTION', 'ARTICLE', 'DETAILS', 'DL'],
])
const PHRASES = new Set(['B', 'STRONG', 'I', 'EM', 'SPAN', 'FONT', 'S', 'DEL', 'U', 'MARK'])
const SHOWN = new Set(['IMG', 'IFRAME', 'VIDEO', 'AUDIO', 'BR'])

/** Takes everything out of parsed HTML that markdown has no place for. @returns what was taken that readers may miss */
export function cleanHtml(body: HtmlElement): string[] {
  const notes = notesOf(body)
  for (const node of all(body, DROPPED)) node.remove()
  settle(body)
  for (const node of all(body, 'strong strong, b b, strong b, b strong, em em, i i')) unwrap(node)
  lowerHeadings(body)
  return notes
}

function notesOf(body: HtmlElement): string[] {
  const scripts = all(body, 'script').filter(
    (node) => !/adsbygoogle|googlesyndication/.test(attribute(node, 'src') + node.textContent),
  )
  const forms = all(body, 'form').length
  const others = all(body, 'object,embed,applet,svg,canvas').length
  return [
    ...(scripts.length > 0 ? [`<script> ${scripts.length}개를 뺐습니다`] : []),
    ...(forms > 0 ? [`입력 양식 ${forms}개를 뺐습니다`] : []),
    ...(others > 0 ? [`옮길 수 없는 요소(object, embed, svg) ${others}개를 뺐습니다`] : []),
  ]
}

/**
 * Drops comments and phrases with nothing in them, and opens phrases that hold paragraphs, which `**` can't.
 * @returns whether a block, and whether anything at all, stands in the node
 */
function settle(node: HtmlElement): { readonly block: boolean; readonly filled: boolean } {
  let [block, filled] = [BLOCKS.has(node.nodeName), SHOWN.has(node.nodeName)]
  for (const child of childrenOf(node)) {
    if (child.nodeType === 8) child.remove()
    else if (!isElement(child)) filled ||= child.textContent !== ''
    else {
      const inside = settle(child)
      block ||= inside.block
      filled ||= inside.filled
    }
  }
  if (PHRASES.has(node.nodeName) && !filled) node.remove()
  else if (PHRASES.has(node.nodeName) && block) unwrap(node)
  return { block, filled }
}

/** A page has one `<h1>`, its title. */
function lowerHeadings(body: HtmlElement): void {
  if (!body.querySelector('h1')) return
  for (const level of [5, 4, 3, 2, 1])
    for (const node of all(body, `h${level}`)) renameElement(node, `h${level + 1}`)
}
