const PAUSE_MS = 100

/** What the blog on the author's machine says when it answers, and after every build. */
interface Told {
  readonly version: string
  /** What is wrong with the posts; empty when nothing is. */
  readonly slips: string
}

/**
 * Shows the author every edit at once, and what is wrong with it. The blog restarts with each build, which ends the
 * connection: the next one tells whether the page is still the newest.
 */
export function startLive(): void {
  let socket: WebSocket | undefined
  const connect = () => {
    socket = new WebSocket('/_live')
    socket.onmessage = ({ data }) => follow(JSON.parse(data))
    socket.onclose = () => {
      if (socket) setTimeout(connect, PAUSE_MS)
    }
  }
  connect()
  // An open connection would keep the page out of the back/forward cache.
  addEventListener('pagehide', () => {
    const open = socket
    socket = undefined
    open?.close()
  })
  addEventListener('pageshow', ({ persisted }) => persisted && connect())
}

let page: string | undefined

function follow({ version, slips }: Told): void {
  page ??= versionOfPage() ?? version
  if (version !== page) location.reload()
  else show(slips)
}

/** The server says it with the page, where the browser tells: between page and connection there may have been a build. */
function versionOfPage(): string | undefined {
  const [opening] = performance.getEntriesByType('navigation')
  const timing = opening instanceof PerformanceNavigationTiming ? opening.serverTiming : []
  return timing.find(({ name }) => name === 'shelf')?.description
}

function show(slips: string): void {
  document.getElementById('slips')?.remove()
  if (slips === '') return
  const note = document.createElement('pre')
  note.id = 'slips'
  note.setAttribute('role', 'alert')
  note.textContent = slips
  Object.assign(note.style, LOOK)
  document.body.append(note)
}

/** No stylesheet of the blog knows of it: readers never see it. */
const LOOK = {
  position: 'fixed',
  inset: 'auto 0 0',
  maxHeight: '50vh',
  margin: '0',
  padding: '1rem 1.5rem',
  overflow: 'auto',
  whiteSpace: 'pre-wrap',
  background: '#7a1f14',
  color: '#fff',
  borderRadius: '0',
  zIndex: '9',
}
