// What the tests over the wire ask of a running blog.

/** The first sample article that has a poll. @throws Error when none has */
export async function pollPath(origin: string): Promise<string> {
  const sitemap = await textOf(`${origin}/sitemap.xml`)
  for (const [, path = ''] of sitemap.matchAll(/<loc>https?:\/\/[^/]+(\/posts\/[^<]+)<\/loc>/g))
    if ((await textOf(origin + path)).includes('id="poll"')) return path
  throw new Error('no sample article has a poll')
}

export async function postId(origin: string, path: string): Promise<string> {
  return /data-post-id="([^"]+)"/.exec(await textOf(origin + path))?.[1] ?? ''
}

/** The owner's cookie. */
export async function signIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}/admin/login`, {
    method: 'POST',
    body: new URLSearchParams({ key: 'test-admin-key-0123456789abcdef0123456789' }),
    headers: { origin },
    redirect: 'manual',
  })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

export async function viewsOf(origin: string, post: string): Promise<number> {
  const [counts] = JSON.parse(await textOf(`${origin}/api/v1/counts?posts=${post}`))
  return counts?.views ?? 0
}

/** Has cron come at four in the morning of the blog's zone (Seoul). @returns the status; 0 when nobody answered */
export async function runCron(origin: string): Promise<number> {
  const night = new Date().setUTCHours(19, 5, 0, 0)
  const query = new URLSearchParams({ cron: '5 * * * *', time: String(night) })
  const answer = await fetch(`${origin}/cdn-cgi/local/scheduled?${query}`).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.status ?? 0
}

const textOf = async (address: string): Promise<string> => (await fetch(address)).text()
