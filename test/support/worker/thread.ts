import { env } from 'cloudflare:workers'
import { newSessionToken, sessionHash } from '../../../src/domain/session.ts'
import * as sessions from '../../../src/store/sessions.ts'
import { cookieOf, makeFields, type Site } from './site.ts'

/** Somebody with a browser: what they send with every request. */
export type Person = Readonly<Record<string, string>>

export const GUEST: Person = {}

/** A browser that has written before, elsewhere. */
export const makeDevice = (): Person => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const token = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  return { cookie: `__Host-madang-device=${token}` }
}

/** The owner, signed in. */
export async function makeOwner(): Promise<Person> {
  const token = newSessionToken()
  await sessions.create(env.DB, await sessionHash(env.ADMIN_KEY ?? '', token), Date.now())
  return { cookie: `__Host-madang-admin=${token}; ${makeDevice().cookie}` }
}

export interface Written {
  readonly id: number
  readonly status: string
  readonly html: string
  readonly editToken: string
  readonly item: string
}

/** Writes a comment as somebody. @throws Error when it is refused */
export async function write(
  site: Site,
  path: string,
  by: Person,
  given: Readonly<Record<string, string>>,
): Promise<Written> {
  const response = await site.send(`${encodeURI(path)}/comments`, { ...makeFields(), ...given }, by)
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return response.json<Written>()
}

/** What somebody is given who opens comments by password. */
export const openedBy = async (site: Site, id: number, password: string): Promise<Person> =>
  cookieOf(await site.submit(`/comments/${id}/open`, { password }))

/** Puts a comment into a state no reader can. */
export const become = (id: number, status: string) =>
  env.DB.prepare('UPDATE comments SET status = ? WHERE id = ?').bind(status, id).run()
