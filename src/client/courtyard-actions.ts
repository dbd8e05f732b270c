import type { Tools } from './actions-door.ts'
import { startArrivals } from './arrivals.ts'
import { watchLengths } from './lengths.ts'
import { more } from './more-comments.ts'
import { fetchPage } from './pages.ts'
import { reply } from './reply-in-place.ts'
import { said } from './said.ts'

/** Does in place what a link or button of the courtyard would do on a page of its own. @throws when it can't */
export async function act(target: HTMLElement, given: Tools): Promise<void> {
  tools = given
  const comment = target.closest<HTMLElement>('#comments > li')
  if (target instanceof HTMLButtonElement && target.form?.id === 'likes') return like(target)
  if (target instanceof HTMLButtonElement && target.dataset.preview !== undefined) return preview(target)
  if (target instanceof HTMLButtonElement && target.form?.id === 'poll') return vote(target.form)
  if (target instanceof HTMLAnchorElement && target.closest('.more')) return more(target, given)
  if (!(target instanceof HTMLAnchorElement) || !comment) throw new Error('Nothing to act on')
  if (target.pathname.endsWith('/reply')) return reply(comment)
  return target.pathname.endsWith('/more') ? openMenu(target) : openForm(comment, target)
}

let tools: Tools

startArrivals()
watchLengths()

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

async function post(address: string, fields: FormData | Record<string, string>): Promise<Answer> {
  const pairs = fields instanceof FormData ? [...fields] : Object.entries(fields)
  const body = new URLSearchParams()
  for (const [name, value] of pairs) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const keyIn = (form: HTMLFormElement | null): string =>
  form?.querySelector<HTMLInputElement>('input[name="key"]')?.value ?? ''

async function like(button: HTMLButtonElement): Promise<void> {
  const { status, body } = await post(button.formAction, { kind: 'like', key: keyIn(button.form) })
  if (status !== 200) throw new Error(String(status))
  const { counts, mine } = body as { counts: { like?: number }; mine: string[] }
  const on = mine.includes('like')
  button.setAttribute('aria-pressed', String(on))
  button.formAction = button.formAction.replace(/on=[01]$/, `on=${on ? 0 : 1}`)
  const count = button.querySelector('.n')
  if (count) count.textContent = String(counts.like ?? 0)
}

async function preview(button: HTMLButtonElement): Promise<void> {
  const form = button.form
  if (!form) return
  tools.clearProblem(form)
  const { status, body } = await post('/comments/preview', new FormData(form))
  if (status !== 200)
    return tools.refuse(form, (body as { error: { message: string; field?: string } }).error)
  form.querySelector('.preview')?.remove()
  const shown = document.createElement('section')
  shown.className = 'preview'
  shown.setAttribute('aria-label', button.textContent ?? '')
  shown.tabIndex = -1
  const text = tools.elementFrom(`<div class="comment-body" dir="auto">${String(body.html)}</div>`)
  if (text) shown.append(text)
  form.querySelector('.send')?.before(shown)
  shown.focus()
}

/** The poll as the server now draws it for this browser. */
async function vote(form: HTMLFormElement): Promise<void> {
  if (!form.reportValidity()) return
  const { status } = await post(form.action, new FormData(form))
  if (status !== 200) return tools.say(form, 'failed')
  const page = await fetchPage(location.pathname)
  const drawn = page.getElementById('poll')
  if (!drawn) throw new Error('The page has no poll')
  form.replaceWith(document.importNode(drawn, true))
  document.querySelector<HTMLElement>('#poll input:checked')?.focus()
}

/** What the page behind “more” offers takes the link's place. */
async function openMenu(link: HTMLAnchorElement): Promise<void> {
  const menu = (await fetchPage(link.href)).getElementById('verb-menu')
  if (!menu) throw new Error('The page has no menu')
  const verbs = [...menu.children].map((verb) => document.importNode(verb, true))
  link.replaceWith(...verbs)
  const [first] = verbs
  if (first instanceof HTMLElement) first.focus()
}

/** The form of the page a link leads to, below its comment. */
async function openForm(comment: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  comment.querySelector('#verb-form')?.remove()
  for (const other of document.querySelectorAll('#verb-form')) other.remove()
  const found = (await fetchPage(link.href)).getElementById('verb-form')
  if (!(found instanceof HTMLFormElement)) throw new Error('The page has no form')
  const form = document.importNode(found, true)
  form.classList.add('inline')
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  form.querySelector('.send')?.append(status)
  form.querySelector('.send a')?.addEventListener('click', (event) => {
    event.preventDefault()
    form.remove()
    link.focus()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send(comment, form).catch(() => form.submit())
  })
  comment.append(form)
  form.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), button')?.focus()
}

async function send(comment: HTMLElement, form: HTMLFormElement): Promise<void> {
  // A step that only unlocks the next one is a page of its own.
  if (form.action.endsWith('/edit')) return form.submit()
  tools.clearProblem(form)
  const { status, body } = await post(form.action, new FormData(form))
  if (status !== 200)
    return tools.refuse(form, (body as { error: { message: string; field?: string } }).error)
  tools.renewKeys()
  if (typeof body.message === 'string') form.replaceWith(told(body.message))
  else if (typeof body.item === 'string') replace(comment, tools.elementFrom(body.item))
  else await leave(comment)
}

function replace(comment: HTMLElement, item: Element | null): void {
  if (!(item instanceof HTMLElement)) return
  comment.replaceWith(item)
  tools.tellTimes()
  item.tabIndex = -1
  item.focus()
}

/** Told where it stood. What answers it still hangs there: the server knows the place-holder. */
async function leave(comment: HTMLElement): Promise<void> {
  const hangs = comment.nextElementSibling?.classList.contains('reply')
  const page = hangs ? await fetchPage(`/comments/${comment.id.slice(2)}`) : undefined
  const drawn = page?.getElementById(comment.id)
  const place = drawn ? document.importNode(drawn, true) : document.createElement('li')
  const note = told(said.removed)
  place.append(note)
  comment.replaceWith(place)
  note.focus()
}

function told(message: string): HTMLElement {
  const note = document.createElement('p')
  note.setAttribute('role', 'status')
  note.tabIndex = -1
  note.textContent = message
  return note
}
