import type { Env } from './env.ts'
import worker from './index.ts'
import { shelfVersion, slips } from './shelf/live.ts'

export { ViewCounter } from './index.ts'

/** The Worker as `npm start` runs it: the one that is deployed, and besides it the word that refreshes the browser. */
export default {
  ...worker,
  async fetch(request, env, context) {
    const isSocket = request.headers.get('upgrade') === 'websocket'
    if (isSocket && new URL(request.url).pathname === '/_live') return tell()
    const response = await worker.fetch(request, env, context)
    const marked = new Response(response.body, response)
    marked.headers.append('server-timing', `shelf;desc="${shelfVersion}"`)
    return marked
  },
} satisfies ExportedHandler<Env>

function tell(): Response {
  const [browser, own] = Object.values(new WebSocketPair())
  own?.accept()
  own?.send(JSON.stringify({ version: shelfVersion, slips }))
  return new Response(null, { status: 101, webSocket: browser ?? null })
}
