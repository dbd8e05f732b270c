/** What a browser would make of the forms of a page, read with the platform's own parser. */
export interface Form {
  readonly action: string
  /** Fields by name, as they would be sent: hidden ones, inputs, text areas. */
  readonly fields: Readonly<Record<string, string>>
  readonly buttons: readonly string[]
}

/** The first form that matches; undefined when there is none. */
export async function findForm(html: string, selector = '#comment-form'): Promise<Form | undefined> {
  const forms: { action: string; fields: Record<string, string>; buttons: string[] }[] = []
  const last = () => forms.at(-1)
  let area: string | undefined
  await new HTMLRewriter()
    .on(selector, {
      element: (e) => {
        forms.push({ action: e.getAttribute('action') ?? '', fields: {}, buttons: [] })
      },
    })
    .on(`${selector} input`, {
      element: (e) => {
        const fields = last()?.fields
        const isBox = ['checkbox', 'radio'].includes(e.getAttribute('type') ?? '')
        if (!fields || (isBox && !e.hasAttribute('checked'))) return
        fields[e.getAttribute('name') ?? ''] = unescaped(e.getAttribute('value') ?? '')
      },
    })
    .on(`${selector} textarea`, {
      element: (e) => {
        area = e.getAttribute('name') ?? ''
      },
      text: ({ text }) => {
        const fields = last()?.fields
        if (fields && area !== undefined) fields[area] = (fields[area] ?? '') + text
      },
    })
    .on(`${selector} button`, {
      text: ({ text }) => {
        if (text) last()?.buttons.push(text)
      },
    })
    .transform(new Response(html))
    .text()
  const form = forms[0]
  const body = area === undefined ? undefined : form?.fields[area]
  // A browser drops the first line end of a text area.
  if (form && area !== undefined && body !== undefined) form.fields[area] = unescaped(body.replace(/^\n/, ''))
  return form
}

/** The text of the elements that match, joined. */
export async function textOf(html: string, selector: string): Promise<string> {
  let found = ''
  await new HTMLRewriter()
    .on(selector, {
      text: ({ text }) => {
        found += text
      },
    })
    .transform(new Response(html))
    .text()
  return unescaped(found)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => ENTITIES[e] ?? e)
