import { cleanBody, cleanName } from '../domain/comment-text.ts'
import type { Problem } from '../domain/problem.ts'
import { said } from './said.ts'

/** Tells while somebody types that a text has grown too long, by the rule the server has. */
export function watchLengths(): void {
  document.getElementById('comment-form')?.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) measure(target)
  })
}

function measure(field: HTMLTextAreaElement | HTMLInputElement): void {
  if (field.dataset.maxChars === undefined) return
  const cleaned = field.name === 'name' ? cleanName(field.value) : cleanBody(field.value)
  noteOf(field).textContent = cleaned.ok ? '' : excessOf(cleaned.problem)
}

const excessOf = ({ code, detail }: Problem): string =>
  code.endsWith('_too_long') ? said.tooLong(Number(detail?.length), Number(detail?.max)) : ''

/** There before it says anything, or nobody hears it. Not `role="status"`: that one is the form's own. */
function noteOf(field: HTMLElement): Element {
  const there = field.parentElement?.querySelector('[aria-live]')
  if (there) return there
  const note = document.createElement('p')
  note.setAttribute('aria-live', 'polite')
  note.className = 'hint'
  field.after(note)
  return note
}
