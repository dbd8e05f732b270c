import fc from 'fast-check'
import { TABLE } from './access-table.ts'
import { FIELDS, HEADERS, METHODS, ODD, QUERIES, TYPES } from './odd-texts.ts'

// Requests as nobody's page would send them.

export interface Wild {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
}

/** Texts that have broken something somewhere. @param naughty a public list of such */
const anyText = (naughty: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...naughty),
    fc.constantFrom(...ODD),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.tuple(fc.constantFrom(...ODD), fc.nat(3000)).map(([text, times]) => text.repeat(times % 60)),
    fc.string({ maxLength: 8 }).map((text) => text.repeat(400)),
    fc.integer().map(String),
  )

/**
 * @param addresses values for the `{…}` of the table's addresses
 * @param cookies of people who may do something
 */
export function anyRequest(
  naughty: readonly string[],
  addresses: Readonly<Record<string, string>>,
  cookies: readonly string[],
): fc.Arbitrary<Wild> {
  const text = anyText(naughty)
  const fill = (at: string) => at.replaceAll(/\{(\w+)\}/g, (_, name: string) => addresses[name] ?? '')
  const places = Object.entries(TABLE).map(([name, { at, fields }]) => ({
    ...{ method: name.split(' ')[0] ?? 'GET', at: fill(at) },
    fields: Object.fromEntries(Object.entries(fields ?? {}).map(([field, value]) => [field, fill(value)])),
  }))
  return fc.constantFrom(...places).chain((place) =>
    fc
      .record({
        method: fc.oneof(often(fc.constant(place.method), 5), seldom(fc.constantFrom(...METHODS))),
        path: fc
          .tuple(
            anyPath(place.at, text),
            fc.array(fc.tuple(fc.constantFrom(...QUERIES), text), { maxLength: 3 }),
          )
          .map(([at, pairs]) => withQuery(at, pairs)),
        sent: fc.oneof(
          often(bent(place.fields, text), 6),
          seldom(anyForm(text)),
          seldom(anyJson(text)),
          seldom(anyBytes(text)),
        ),
        headers: anyHeaders(text, cookies),
      })
      .map(({ method, path, sent: { type, body }, headers }) => ({
        ...{ method, path, body },
        headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
      })),
  )
}

interface Sent {
  readonly type: string | undefined
  readonly body: Wild['body']
}

const often = <T>(arbitrary: fc.Arbitrary<T>, weight: number) => ({ weight, arbitrary })
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => often(arbitrary, 1)

const anyPath = (at: string, text: fc.Arbitrary<string>) =>
  fc.oneof(
    often(fc.constant(at), 8),
    seldom(text.map((tail) => `${at}/${encode(tail)}`)),
    seldom(text.map((part) => at.replace(/[^/]+$/, encode(part)))),
    seldom(text.map((t) => `/${t}`)),
  )

const FORM = 'application/x-www-form-urlencoded'

/** The fields a form of ours would send, some of them bent, one perhaps twice. */
const bent = (fields: Readonly<Record<string, string>>, text: fc.Arbitrary<string>): fc.Arbitrary<Sent> =>
  fc
    .tuple(
      fc.dictionary(fc.constantFrom(...FIELDS, ...Object.keys(fields)), text, { maxKeys: 2 }),
      fc.uuid(),
      fc.boolean(),
    )
    .map(([bends, key, isJson]) => {
      const all = { ...fields, ...(fields.key !== undefined && { key }), ...bends }
      return isJson
        ? { type: 'application/json', body: JSON.stringify(all) }
        : {
            type: FORM,
            body: String(new URLSearchParams([...Object.entries(all), ...Object.entries(bends)])),
          }
    })

/** Mostly of a page of ours, so that it comes past the first gate. */
const anyHeaders = (text: fc.Arbitrary<string>, cookies: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom('same-origin', 'same-origin', 'same-origin', 'cross-site', ''),
      fc.array(fc.tuple(fc.constantFrom(...HEADERS), text), { maxLength: 3 }),
      fc.oneof(
        fc.constant(''),
        fc.constantFrom(...cookies),
        text.map((value) => COOKIES.map((name) => `${name}=${latin(value)}`).join('; ')),
      ),
    )
    .map(([site, others, cookie]) => ({
      'sec-fetch-site': site,
      ...Object.fromEntries(others.map(([name, value]) => [name, latin(value)])),
      cookie,
    }))

const COOKIES = ['__Host-madang-device', '__Host-madang-admin', '__Host-madang-opened', '__Host-madang-seen']

const anyForm = (text: fc.Arbitrary<string>): fc.Arbitrary<Sent> =>
  fc.array(fc.tuple(fc.constantFrom(...FIELDS), text), { maxLength: 12 }).map((pairs) => ({
    type: FORM,
    body: String(new URLSearchParams(pairs.map(([name, value]) => [name, value]))),
  }))

const anyJson = (text: fc.Arbitrary<string>): fc.Arbitrary<Sent> =>
  fc
    .dictionary(fc.constantFrom(...FIELDS), fc.oneof(text, fc.jsonValue({ maxDepth: 6 })), { maxKeys: 10 })
    .map((value) => ({ type: 'application/json', body: JSON.stringify(value) }))

const anyBytes = (text: fc.Arbitrary<string>): fc.Arbitrary<Sent> =>
  fc
    .tuple(
      fc.option(fc.constantFrom(...TYPES), { nil: undefined }),
      fc.oneof(text, fc.uint8Array({ maxLength: 200 })),
    )
    .map(([type, body]) => ({ type, body: body instanceof Uint8Array ? new Uint8Array(body) : body }))

const withQuery = (at: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.length === 0 ? at : `${at}${at.includes('?') ? '&' : '?'}${queryOf(pairs)}`

const queryOf = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&')

/** As a client might send it: encoded where it can be, broken where it can't. */
const encode = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ed%a0%80')

/** What a header can carry. */
const latin = (text: string): string => text.replaceAll(/[^\t\x20-\x7e]/gu, '').trim()
