import type { Tools } from './actions-door.ts'
import { fetchPage } from './pages.ts'
import { said } from './said.ts'

/** The next page's comments below those that are read; the first of them takes the focus. @throws when they don't come */
export async function more(link: HTMLAnchorElement, { tellTimes }: Tools): Promise<void> {
  const page = await fetchPage(link.href)
  const found = [...page.querySelectorAll('#comments > li')].filter(({ id }) => !document.getElementById(id))
  const [first, ...others] = found.map((item) => document.importNode(item, true))
  const list = document.getElementById('comments')
  if (!list || !(first instanceof HTMLElement)) throw new Error('The page has no more comments')
  list.append(first, ...others)
  tellTimes()
  first.tabIndex = -1
  first.focus()
  statusOf(link).textContent = said.more(found.length)
  const next = page.querySelector<HTMLAnchorElement>('.more a')
  if (next) link.href = next.href
  else link.remove()
}

function statusOf(link: HTMLElement): Element {
  const there = link.parentElement?.querySelector('[role="status"]')
  if (there) return there
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  link.before(status, ' ')
  return status
}
