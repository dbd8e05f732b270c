/** Keys of a form: Enter that only ends a syllable sends nothing; Ctrl or ⌘ with Enter sends once. */
export function guardEnter(form: HTMLFormElement): void {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.keyCode !== COMPOSING) return
    if (event.isComposing || event.keyCode === COMPOSING) {
      // Some browsers would still take it for the form's.
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
    } else if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      if (!event.repeat) form.requestSubmit()
    }
  })
}

/** What keyCode is while an input method has the key (Safari says so even after compositionend). */
const COMPOSING = 229
