/** Where the owner is told, and the secret that proves it was us. */
export interface Webhook {
  readonly url: string
  readonly secret: string
}

/** How a message gets out; the Worker's own `fetch` but in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const PATIENCE_MS = 10_000

/**
 * Posts a message once. `x-madang-signature: t=<seconds>,v1=<hex HMAC-SHA-256 of "t.body">`; `x-madang-event` is the
 * same at every try. Never throws: false when it was not taken (anything but 2xx, no answer in 10 s).
 */
export async function post(
  fetch: Fetch,
  { url, secret }: Webhook,
  message: { readonly id: string },
  now: number,
): Promise<boolean> {
  const body = JSON.stringify(message)
  const at = Math.floor(now / 1000)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'madang-webhook',
    'x-madang-event': message.id,
    'x-madang-signature': `t=${at},v1=${await signatureOf(secret, `${at}.${body}`)}`,
  }
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    await response.body?.cancel()
    if (!response.ok) console.error(`The webhook answered ${response.status} to ${message.id}`)
    return response.ok
  } catch (error) {
    console.error(
      `The webhook did not take ${message.id}: ${error instanceof Error ? error.name : 'unknown'}`,
    )
    return false
  }
}

/** Hex, as receivers know it from other services. */
export async function signatureOf(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
