/** The model article, and what a browser says of itself when a page of ours sends a request. */
export const ARTICLE = '/posts/how-to-read-ai-news'
const AGENT =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15'
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'user-agent': AGENT }
export const JSON_PAGE = { ...OWN_PAGE, 'content-type': 'application/json', accept: 'application/json' }

/** The n-th of many readers. */
export const reader = (n: number): { readonly 'cf-connecting-ip': string } => ({
  'cf-connecting-ip': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
})

/** A browser that has written here: never answered from memory. Cookies are named otherwise on this machine. */
export const WRITER = {
  cookie: ['__Host-madang-device', 'madang-device'].map((name) => `${name}=${'A'.repeat(22)}`).join('; '),
}
