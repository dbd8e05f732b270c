import type { Tools } from './search-door.ts'

const PAUSE_MS = 180
const MAX_CHARS = 100

interface Result {
  readonly title: string
  readonly href: string
  readonly snippet: string
  readonly category: string
  readonly day: string
}

interface Answer {
  readonly results: readonly Result[]
  readonly more: boolean
  readonly status: string
}

/** Searches while somebody types. The form goes on to work as it does without. */
export function searchAlong(field: HTMLInputElement, tools: Tools): void {
  const form = field.form
  const list = document.getElementById('results')
  const status = document.getElementById('search-status')
  if (!form || !list || !status) return
  const ask = asker(field, form, { list, status }, tools)
  let timer = 0
  // A syllable that is still being put together is searched too: its letters are already in the field.
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE_MS)
  }
  field.addEventListener('input', later)
  form.addEventListener('change', later)
  form.addEventListener('submit', () => clearTimeout(timer))
  later()
}

interface Places {
  readonly list: HTMLElement
  readonly status: HTMLElement
}

/** Asks what the form says now; an answer to what it said before is dropped. */
function asker(field: HTMLInputElement, form: HTMLFormElement, { list, status }: Places, tools: Tools) {
  let asked = ''
  let request = new AbortController()
  return async () => {
    const address = addressOf(form)
    if (address === asked || field.value.trim() === '' || [...field.value].length > MAX_CHARS) return
    asked = address
    request.abort()
    request = new AbortController()
    const { signal } = request
    try {
      const answer = await answerTo(address, signal)
      if (signal.aborted) return
      list.replaceChildren(...resultsOf(answer, address, status.dataset.next ?? '', tools))
      status.textContent = answer.status
      history.replaceState(history.state, '', address)
    } catch {
      if (signal.aborted) return
      asked = ''
      status.textContent = status.dataset.failed ?? ''
    }
  }
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim())
  return `/search?${query}`
}

async function answerTo(address: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(address, { headers: { accept: 'application/json' }, signal })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as Answer
}

function resultsOf({ results, more }: Answer, address: string, next: string, tools: Tools): Node[] {
  const list = document.createElement('ol')
  list.className = 'posts'
  list.append(...results.map((result) => itemOf(result, tools)))
  if (!more) return [list]
  const link = element('a', next)
  link.setAttribute('href', `${address}&page=2`)
  const pager = element('nav', '')
  pager.className = 'pager'
  pager.append(element('span', ''), link)
  return [list, pager]
}

function itemOf({ title, href, snippet, category, day }: Result, { elementFrom }: Tools): HTMLElement {
  const link = element('a', title)
  link.setAttribute('href', href)
  const heading = element('h2', '')
  heading.append(link)
  const time = element('time', day.replaceAll('-', '.'))
  time.setAttribute('datetime', day)
  const byline = element('p', '')
  byline.className = 'byline'
  byline.append(time, ' ', element('span', category))
  const item = element('li', '')
  item.append(heading, elementFrom(`<p class="summary">${snippet}</p>`) ?? '', byline)
  return item
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
