import { renewKeys } from './keys.ts'
import { elementFrom } from './trusted-html.ts'

/** Sends the comment form without leaving the page. Whatever goes wrong, what was typed stays. */
export function startComments(): void {
  const form = document.querySelector<HTMLFormElement>('#comment-form')
  if (!form) return
  form.noValidate = true
  let busy = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    say(form, 'sending')
    clearProblem(form)
    try {
      await send(form)
    } catch {
      say(form, 'failed')
    } finally {
      busy = false
    }
  })
}

async function send(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
  const answer: unknown = await response.json()
  if (response.status === 201) return show(form, answer as { id: number; status: string; item: string })
  const { error } = answer as { error: { code: string; message: string; field?: string } }
  if (error.code === 'key_reused' || error.code === 'key_invalid') renewKeys()
  refuse(form, error)
}

/** The new comment takes the focus: a screen reader reads it, a keyboard goes on from it. */
function show(form: HTMLFormElement, answer: { id: number; status: string; item: string }): void {
  const held = answer.status !== 'visible'
  const item = elementFrom(answer.item)
  if (item && !held && !document.getElementById(item.id)) {
    document.querySelector('#conversation .empty')?.remove()
    document.getElementById('comments')?.append(item)
    if (item instanceof HTMLElement) item.focus()
  }
  const text = form.querySelector('textarea')
  if (text) text.value = ''
  renewKeys()
  say(form, held ? 'held' : 'sent')
}

function refuse(form: HTMLFormElement, error: { message: string; field?: string }): void {
  say(form)
  const note = document.createElement('p')
  note.id = 'comment-problem'
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

function clearProblem(form: HTMLFormElement): void {
  form.querySelector('#comment-problem')?.remove()
  for (const field of form.querySelectorAll<HTMLElement>('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    field.setAttribute('aria-describedby', field.dataset.hint ?? '')
  }
}

/** The sentences stand in the page, in its language. */
function say(form: HTMLFormElement, what?: 'sending' | 'sent' | 'held' | 'failed'): void {
  const status = form.querySelector<HTMLElement>('[role="status"]')
  if (status) status.textContent = what ? (status.dataset[what] ?? '') : ''
}
