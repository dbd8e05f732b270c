import { said } from './said.ts'

const PAUSE_MS = 30_000

/**
 * Asks now and then, while somebody looks, whether others have written; tells it by a link that floats, so that
 * nothing that is being read or typed moves.
 */
export function startArrivals(): void {
  const courtyard = document.getElementById('conversation')
  const at = courtyard?.dataset.href
  if (!courtyard || !at) return
  // There before it says anything: a status that comes with its words is often not read out.
  const note = Object.assign(document.createElement('p'), { id: 'arrivals' })
  note.setAttribute('role', 'status')
  Object.assign(note.style, FLOATING)
  courtyard.append(note)
  const after = newest()
  let etag = ''
  const ask = async () => {
    if (document.visibilityState !== 'visible') return
    const headers = { accept: 'application/json', ...(etag && { 'if-none-match': etag }) }
    const response = await fetch(`${at}/comments?after=${after}`, { headers, cache: 'no-store' })
    if (response.status !== 200) return
    etag = response.headers.get('etag') ?? ''
    const { comments } = (await response.json()) as { comments: { id: number; mine?: boolean }[] }
    tell(
      note,
      comments.filter(({ id, mine }) => !mine && !document.getElementById(`c-${id}`)),
    )
  }
  setInterval(() => ask().catch(() => {}), PAUSE_MS)
}

const newest = (): number =>
  Math.max(0, ...[...document.querySelectorAll('#comments > li')].map((item) => Number(item.id.slice(2))))

const FLOATING = {
  position: 'fixed',
  insetInline: '0',
  bottom: '0',
  margin: '0',
  textAlign: 'center',
  zIndex: '1',
}

function tell(note: HTMLElement, comments: readonly { id: number }[]): void {
  const [first] = comments
  if (!first) return
  const link = note.querySelector('a') ?? note.appendChild(document.createElement('a'))
  Object.assign(link.style, { display: 'block', padding: '.8rem', background: 'Canvas' })
  link.href = `/comments/${first.id}`
  link.textContent = said.arrivals(comments.length)
}
