import { said } from './said.ts'

const PAUSE_MS = 30_000

/**
 * Asks now and then, while somebody looks, whether others have written; tells it by a link above the form. Nothing
 * that is being read or typed moves.
 */
export function startArrivals(): void {
  const courtyard = document.getElementById('conversation')
  const at = courtyard?.dataset.href
  if (!courtyard || !at) return
  const after = newest()
  let etag = ''
  const ask = async () => {
    if (document.visibilityState !== 'visible') return
    const headers = { accept: 'application/json', ...(etag && { 'if-none-match': etag }) }
    const response = await fetch(`${at}/comments?after=${after}`, { headers, cache: 'no-store' })
    if (response.status !== 200) return
    etag = response.headers.get('etag') ?? ''
    const { comments } = (await response.json()) as { comments: { id: number; mine?: boolean }[] }
    tell(comments.filter(({ id, mine }) => !mine && !document.getElementById(`c-${id}`)))
  }
  setInterval(() => ask().catch(() => {}), PAUSE_MS)
}

const newest = (): number =>
  Math.max(0, ...[...document.querySelectorAll('#comments > li')].map((item) => Number(item.id.slice(2))))

function tell(comments: readonly { id: number }[]): void {
  const [first] = comments
  if (!first) return
  let link = document.querySelector<HTMLAnchorElement>('#arrivals a')
  if (!link) {
    const note = Object.assign(document.createElement('p'), { id: 'arrivals' })
    note.setAttribute('role', 'status')
    link = note.appendChild(document.createElement('a'))
    document.getElementById('comments')?.after(note)
  }
  link.href = `/comments/${first.id}`
  link.textContent = said.arrivals(comments.length)
}
