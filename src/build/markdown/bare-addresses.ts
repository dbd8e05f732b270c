import { type MarkedExtension, Tokenizer } from 'marked'

/**
 * A marked extension: a bare web address ends before the Korean particle written straight behind it
 * (`https://a.example을`), which GFM would take for a part of the address. Hangul inside a path stays (`/wiki/한국은행`).
 */
export function bareAddresses(): MarkedExtension {
  return {
    tokenizer: {
      url(src) {
        const link = Tokenizer.prototype.url.call(this, src)
        const end = link ? addressEnd(link.raw) : 0
        // Asked again with less, marked also drops a bracket or quote that stood before the particle.
        return link && end < link.raw.length
          ? Tokenizer.prototype.url.call(this, link.raw.slice(0, end))
          : link
      },
    },
  }
}

const HOST_BEFORE_HANGUL = /^(?:[a-z]+:\/\/|www\.)[a-z\d.:-]+(?=\p{Script=Hangul})/iu

// Only what cannot well be a word of the path itself: a particle right behind a letter, digit or closing mark.
const PARTICLE =
  /(?<=[a-z\d)\]"'’”])(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|에서|에게|에는|에도|에서는|까지|부터|처럼|보다|이나|(?:이)?라고|(?:이)?라는|이고|이며|이다|입니다)$/iu

const addressEnd = (address: string): number =>
  HOST_BEFORE_HANGUL.exec(address)?.[0].length ?? PARTICLE.exec(address)?.index ?? address.length
