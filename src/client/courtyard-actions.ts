import { startArrivals } from './arrivals.ts'
import { clearProblem, refuse, say } from './form-notes.ts'
import { renewKeys } from './keys.ts'
import { elementFrom } from './trusted-html.ts'

/** Does in place what a link or button of the courtyard would do on a page of its own. @throws when it can't */
export async function act(target: HTMLElement): Promise<void> {
  const comment = target.closest<HTMLElement>('#comments > li')
  if (target instanceof HTMLButtonElement && target.form?.id === 'likes') return like(target)
  if (target instanceof HTMLButtonElement && target.dataset.preview !== undefined) return preview(target)
  if (target instanceof HTMLButtonElement && target.form?.id === 'poll') return vote(target.form)
  if (!(target instanceof HTMLAnchorElement) || !comment) throw new Error('Nothing to act on')
  if (target.dataset.verb === 'reply') return reply(comment)
  return openForm(comment, target)
}

startArrivals()

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
  clearProblem(form)
  const { status, body } = await post('/comments/preview', new FormData(form))
  if (status !== 200) return refuse(form, (body as { error: { message: string; field?: string } }).error)
  form.querySelector('.preview')?.remove()
  const shown = document.createElement('section')
  shown.className = 'preview'
  shown.setAttribute('aria-label', button.textContent ?? '')
  shown.tabIndex = -1
  const text = elementFrom(`<div class="comment-body" dir="auto">${String(body.html)}</div>`)
  if (text) shown.append(text)
  form.querySelector('.send')?.before(shown)
  shown.focus()
}

/** The poll as the server now draws it for this browser. */
async function vote(form: HTMLFormElement): Promise<void> {
  if (!form.reportValidity()) return
  const { status } = await post(form.action, new FormData(form))
  if (status !== 200) return say(form, 'failed')
  const page = await fetchPage(location.pathname)
  const drawn = page.getElementById('poll')
  if (!drawn) throw new Error('The page has no poll')
  form.replaceWith(document.importNode(drawn, true))
  document.querySelector<HTMLElement>('#poll input:checked')?.focus()
}

/** The form comes to the comment it answers; stored or given up, it goes home. */
function reply(comment: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('#comment-form')
  const title = document.getElementById('comment-form-title')
  if (!form || !title) return
  goHome(form)
  const home = document.createElement('span')
  home.id = 'comment-form-home'
  home.dataset.title = title.textContent ?? ''
  form.before(home)
  const name = comment.querySelector('.comment-name')?.textContent ?? ''
  title.textContent = (form.dataset.replyTo ?? '').replace('{}', name)
  const parent = Object.assign(document.createElement('input'), { type: 'hidden', name: 'parent' })
  parent.value = comment.id.slice(2)
  form.prepend(parent)
  const cancel = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'quiet cancel',
  })
  cancel.textContent = form.dataset.cancel ?? ''
  cancel.addEventListener('click', () => {
    goHome(form)
    comment.querySelector<HTMLElement>('[data-verb="reply"]')?.focus()
  })
  form.querySelector('.send [role="status"]')?.before(cancel)
  form.addEventListener('stored', () => goHome(form), { once: true })
  comment.append(form)
  form.querySelector('textarea')?.focus()
}

function goHome(form: HTMLFormElement): void {
  const home = document.getElementById('comment-form-home')
  const title = document.getElementById('comment-form-title')
  form.querySelector('input[name="parent"]')?.remove()
  form.querySelector('.cancel')?.remove()
  if (!home) return
  if (title) title.textContent = home.dataset.title ?? ''
  home.replaceWith(form)
}

/** A page of this blog, as a document whose scripts never run. */
const fetchPage = (address: string): Promise<Document> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('GET', address)
    request.responseType = 'document'
    request.onload = () => (request.responseXML ? done(request.responseXML) : fail(new Error(address)))
    request.onerror = () => fail(new Error(address))
    request.send()
  })

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
  clearProblem(form)
  const { status, body } = await post(form.action, new FormData(form))
  if (status !== 200) return refuse(form, (body as { error: { message: string; field?: string } }).error)
  renewKeys()
  if (typeof body.message === 'string') form.replaceWith(told(body.message))
  else if (typeof body.item === 'string') replace(comment, elementFrom(body.item))
  else leave(comment)
}

function replace(comment: HTMLElement, item: Element | null): void {
  if (!(item instanceof HTMLElement)) return
  comment.replaceWith(item)
  item.focus()
}

/** What answers it still hangs there: the server knows the place-holder. */
function leave(comment: HTMLElement): void {
  const next = comment.nextElementSibling
  if (next?.classList.contains('reply')) {
    location.reload()
    return
  }
  const list = comment.parentElement
  const note = told(document.getElementById('conversation')?.dataset.removed ?? '')
  comment.remove()
  list?.before(note)
  note.focus()
}

function told(message: string): HTMLElement {
  const note = document.createElement('p')
  note.setAttribute('role', 'status')
  note.tabIndex = -1
  note.textContent = message
  return note
}
