import { elementFrom } from './trusted-html.ts'

// Handed over, not imported there: what both modules import would become a third file, and one more request.
const tools = { elementFrom }
export type Tools = typeof tools

/** `/` leads to the search field; what is typed there brings the module that searches meanwhile. */
export function startSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#search-q')
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const at = event.target
    if (
      event.defaultPrevented ||
      (at instanceof Element && at.closest('input,textarea,select,[contenteditable]'))
    )
      return
    event.preventDefault()
    if (field) field.select()
    else location.assign('/search')
  })
  field?.addEventListener(
    'input',
    () => void import('./search.ts').then(({ searchAlong }) => searchAlong(field, tools)).catch(() => {}),
    { once: true },
  )
}
