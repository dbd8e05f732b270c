/** Says what is wrong below the field it is about, and puts the focus there; above the buttons when about none. */
export function refuse(form: HTMLFormElement, error: { message: string; field?: string }): void {
  say(form)
  const note = document.createElement('p')
  note.id = `${form.id}-problem`
  note.className = 'problem'
  note.setAttribute('role', 'alert')
  note.textContent = error.message
  const field = error.field ? form.elements.namedItem(error.field) : null
  const target = field instanceof HTMLElement && field.closest('.field') ? field : null
  if (target) {
    target.setAttribute('aria-invalid', 'true')
    target.setAttribute('aria-describedby', `${note.id} ${target.dataset.hint ?? ''}`.trim())
    target.after(note)
    target.focus()
  } else form.querySelector('.send')?.before(note)
}

export function clearProblem(form: HTMLFormElement): void {
  for (const note of form.querySelectorAll('.problem')) note.remove()
  for (const field of form.querySelectorAll<HTMLElement>('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    field.setAttribute('aria-describedby', field.dataset.hint ?? '')
  }
}

/** The sentences stand in the page, in its language. */
export function say(form: HTMLFormElement, what?: 'sending' | 'sent' | 'held' | 'failed'): void {
  const status = form.querySelector<HTMLElement>('[role="status"]')
  if (status) status.textContent = what ? (status.dataset[what] ?? '') : ''
}
