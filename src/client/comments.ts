import type { Challenge } from '../domain/proof.ts'
import { startActions } from './actions-door.ts'
import { forgetDraft, keepDraft } from './drafts.ts'
import { guardEnter } from './enter.ts'
import { clearProblem, refuse, say } from './form-notes.ts'
import { renewKeys } from './keys.ts'
import { tellTimes } from './times.ts'
import { elementFrom } from './trusted-html.ts'

/** Sends the comment form without leaving the page. Whatever goes wrong, what was typed stays. */
export function startComments(): void {
  startActions()
  tellTimes()
  const form = document.querySelector<HTMLFormElement>('#comment-form')
  if (!form) return
  form.noValidate = true
  keepDraft(form)
  guardEnter(form)
  let busy = false
  form.addEventListener('submit', async (event) => {
    // The preview is the other module's; without it the button leads to a page of its own.
    if (event.submitter?.hasAttribute('formaction')) return
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

/** `altcha` alone offers to work for it, where the server asks that of many who come at once. */
async function send(form: HTMLFormElement, altcha = ''): Promise<void> {
  const body = new URLSearchParams({ altcha })
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
  const answer: unknown = await response.json()
  if (response.status === 201) return show(form, answer as { id: number; status: string; item: string })
  const { error } = answer as { error: Refused }
  // Whoever can't work is not refused: the comment then waits.
  if (error.challenge) return send(form, await prove(error.challenge).catch(() => '-'))
  if (error.code === 'key_reused' || error.code === 'key_invalid') renewKeys()
  refuse(form, error)
}

interface Refused {
  readonly code: string
  readonly message: string
  readonly field?: string
  readonly challenge?: Challenge
}

const prove = async (challenge: Challenge) => (await import('./proof.ts')).solve(challenge)

/** The new comment takes the focus: a screen reader reads it, a keyboard goes on from it. */
function show(form: HTMLFormElement, answer: { id: number; status: string; item: string }): void {
  const item = elementFrom(answer.item)
  form.dispatchEvent(new Event('stored'))
  if (item instanceof HTMLElement && !document.getElementById(item.id)) {
    place(item)
    tellTimes()
    item.tabIndex = -1
    item.focus()
  }
  const text = form.querySelector('textarea')
  if (text) text.value = ''
  const password = form.querySelector<HTMLInputElement>('input[name="password"]')
  if (password) password.value = ''
  forgetDraft(form)
  renewKeys()
  say(form, answer.status === 'visible' ? 'sent' : 'held')
}

/** Behind the last of its thread, else at the end. */
function place(item: HTMLElement): void {
  document.querySelector('#conversation .empty')?.remove()
  const root = item.dataset.root
  const thread = document.querySelectorAll(`#c-${root}, #comments > [data-root="${root}"]`)
  const last = thread[thread.length - 1]
  if (last) last.after(item)
  else document.getElementById('comments')?.append(item)
}
