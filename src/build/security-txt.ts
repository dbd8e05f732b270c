import type { Blog } from '../domain/blog.ts'

const MONTHS = 11

/**
 * `/.well-known/security.txt` (RFC 9116): where to tell of a hole. The blog's mail address, where a link names one,
 * else the blog. It expires within a year, on the first of a month, so that builds of one month are the same.
 */
export function securityTxt({ url, links, menu, language }: Blog, now: number): string {
  const mail = [...links, ...menu].find(({ href }) => href.startsWith('mailto:'))?.href
  const today = new Date(now)
  const expires = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + MONTHS, 1))
  return [
    `Contact: ${mail ?? `${url}/`}`,
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    `Preferred-Languages: ${language === 'ko' ? 'ko, en' : 'en, ko'}`,
    `Canonical: ${url}/.well-known/security.txt`,
    '',
  ].join('\n')
}
