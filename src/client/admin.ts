import { renewKeys } from './keys.ts'
import { startTheme } from './theme.ts'
import { elementFrom } from './trusted-html.ts'

// The owner's queue without reloads, and from the keyboard. Everything works without it, form by form.

startTheme()
if (document.querySelector('.queue')) startQueue()

function startQueue(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches('.verbs, .reports')) return
    event.preventDefault()
    void send(form, event.submitter)
  })
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || isTyping(event.target)) return
    if (press(event.key)) event.preventDefault()
  })
  document.addEventListener('change', countTicked)
  const keys = document.getElementById('keys')
  if (keys) keys.hidden = false
  countTicked()
}

/** Sends one form and puts the comment, as it now is, in its own place: nothing moves under the reader's eyes. */
async function send(form: HTMLFormElement, by: HTMLElement | null): Promise<void> {
  const item = form.closest<HTMLElement>('.queued')
  const address = by?.getAttribute('formaction') ?? form.action
  if (!item || item.ariaBusy === 'true') return
  item.ariaBusy = 'true'
  tell('')
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
    })
    const said: { item?: string; error?: { message: string } } = await answer.json()
    const renewed = said.item ? elementFrom(said.item) : undefined
    if (!(renewed instanceof HTMLElement)) throw new Error(said.error?.message)
    renewed.classList.add('judged')
    item.replaceWith(renewed)
    renewKeys()
    countTicked()
    tell(renewed.querySelector('.status')?.textContent ?? '')
    renewed.focus({ preventScroll: true })
  } catch (error) {
    item.ariaBusy = 'false'
    tell((error instanceof Error && error.message) || statusLine()?.dataset.failed || '')
  }
}

const statusLine = (): HTMLElement | null => document.getElementById('queue-status')

function tell(text: string): void {
  const line = statusLine()
  if (line) line.textContent = text
}

/** Verbs by the letter on their key. */
const VERBS: Readonly<Record<string, string>> = { a: 'approve', h: 'hold', s: 'spam', u: 'restore' }

/** Whether the key meant something here. */
function press(key: string): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('.queued')]
  const at = all.findIndex((item) => item.contains(document.activeElement))
  const item = all[at]
  if (key === 'j') return goTo(all[at + 1])
  if (key === 'k') return goTo(all[Math.max(0, at - 1)])
  if (key === '/') return goTo(document.getElementById('queue-search'))
  if (!item) return false
  if (key === 'd') return erase(item)
  if (key === 'r') return openAnswer(item)
  if (key === 'x') return clickOn(item, '.tick input')
  const verb = VERBS[key]
  return verb !== undefined && clickOn(item, `[data-verb="${verb}"]`)
}

function goTo(element: HTMLElement | null | undefined): boolean {
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
  return true
}

function clickOn(item: HTMLElement, selector: string): boolean {
  item.querySelector<HTMLElement>(selector)?.click()
  return true
}

/** The first press asks, the second deletes. */
function erase(item: HTMLElement): boolean {
  const asked = item.querySelector<HTMLDetailsElement>('.sure')
  if (asked?.open) return clickOn(item, '[data-verb="erase"]')
  if (asked) asked.open = true
  return goTo(item.querySelector<HTMLElement>('[data-verb="erase"]'))
}

function openAnswer(item: HTMLElement): boolean {
  const answer = item.querySelector<HTMLDetailsElement>('.answer')
  if (answer) answer.open = true
  return goTo(answer?.querySelector('textarea'))
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type="checkbox"])')

function countTicked(): void {
  const count = document.getElementById('bulk-count')
  if (count) count.textContent = String(document.querySelectorAll('.tick :checked').length)
}
