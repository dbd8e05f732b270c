// What is told of a reader: coarse enough that it says nothing about one of them.

export type DeviceClass = 'mobile' | 'tablet' | 'desktop'

const TABLET = /iPad|Tablet|PlayBook|Silk|Kindle|SM-[TX]\d|Android(?!.*Mobile)/i
const MOBILE = /Mobi|iPhone|iPod|Android|IEMobile|BlackBerry|Opera Mini/i

/** By what the browser says of itself; an iPad that calls itself a Mac is a desktop. */
export function deviceClassOf(userAgent: string): DeviceClass {
  if (TABLET.test(userAgent)) return 'tablet'
  return MOBILE.test(userAgent) ? 'mobile' : 'desktop'
}

const LANGUAGE = /^\s*([a-z]{2,3})(?:[-;,\s]|$)/i

/** The first language of Accept-Language, without its region; undefined for none, `*` or nonsense. */
export const languageOf = (acceptLanguage: string): string | undefined =>
  LANGUAGE.exec(acceptLanguage)?.[1]?.toLowerCase()

/** The edge writes XX where it does not know and T1 for Tor. */
const UNKNOWN_COUNTRIES = ['XX', 'T1']

/** A country as two capital letters; undefined for what is none. */
export const countryOf = (country: unknown): string | undefined =>
  typeof country === 'string' && /^[A-Z]{2}$/.test(country) && !UNKNOWN_COUNTRIES.includes(country)
    ? country
    : undefined

const MAX_CAMPAIGN_CHARS = 60

/** A campaign in one spelling: lower case, one space between words, ≤ 60 characters; undefined for an empty one. */
export function campaignOf(campaign: string | undefined): string | undefined {
  const plain = (campaign ?? '').normalize('NFC').replaceAll(NOT_SHOWN, ' ').trim().replaceAll(/\s+/g, ' ')
  return plain.toLowerCase().slice(0, MAX_CAMPAIGN_CHARS).toWellFormed() || undefined
}

/** Control and direction characters, and everything else that has no place on a line. */
const NOT_SHOWN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu
