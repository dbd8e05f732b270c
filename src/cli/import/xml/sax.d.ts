// What we use of sax, which brings no types of its own.
declare module 'sax' {
  export interface Tag {
    readonly name: string
    readonly attributes: Readonly<Record<string, string>>
  }

  export interface SAXParser {
    /** 0-based. */
    readonly line: number
    /** Cleared to read on behind an error. */
    error: Error | null
    onopentag: (tag: Tag) => void
    onclosetag: (name: string) => void
    ontext: (text: string) => void
    oncdata: (text: string) => void
    ondoctype: (text: string) => void
    onerror: (error: Error) => void
    write(text: string): SAXParser
    close(): SAXParser
  }

  const sax: { parser(strict: boolean, options: { readonly position: boolean }): SAXParser }
  export default sax
}
