/// <reference path="./sax.d.ts" />
import sax, { type SAXParser } from 'sax'
import { CommandError } from '../../command.ts'
import { decodedChunks } from './decode.ts'
import { Element } from './element.ts'

/** An element that was asked for, whole; or something wrong with the file at a line. */
export type XmlEvent =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'problem'; readonly line: number; readonly message: string }

const MAX_DEPTH = 100
const MAX_PROBLEMS = 50

/**
 * Reads an XML file of any size and gives the elements asked for (by name and surroundings) as they end, an inner one before the
 * one around it. What was given is forgotten: memory holds one element at a time, and of its surroundings what stood
 * before it. Broken places are reported and read past.
 * @throws CommandError for a document type (it can name files and blow up memory) and for what is no XML at all
 */
export async function* readRecords(
  file: string,
  isRecord: (element: Element) => boolean,
): AsyncGenerator<XmlEvent> {
  const reading = new RecordReading(isRecord)
  let hasReplacement = false
  for await (const { text } of decodedChunks(file)) {
    reading.write(text)
    if (!hasReplacement && text.includes('\uFFFD')) {
      hasReplacement = true
      yield {
        kind: 'problem',
        line: reading.line,
        message: '이 언저리에 읽을 수 없는 글자가 있어 �로 두었습니다 (UTF-8이 아닌 바이트)',
      }
    }
    yield* reading.take()
  }
  reading.end()
  yield* reading.take()
}

/** The parser with the elements that are open, and what it has found since it was last asked. */
class RecordReading {
  private readonly isRecord: (element: Element) => boolean
  private readonly parser: SAXParser
  private events: XmlEvent[] = []
  private open: Element | undefined
  private depth = 0
  private sawElement = false
  private problems = 0

  constructor(isRecord: (element: Element) => boolean) {
    this.isRecord = isRecord
    this.parser = sax.parser(true, { position: true })
    this.parser.onopentag = ({ name, attributes }) => this.begin(name, attributes)
    this.parser.onclosetag = () => this.finish()
    this.parser.ontext = (text) => this.open?.addText(text)
    this.parser.oncdata = (text) => this.open?.addText(text)
    this.parser.ondoctype = refuseDoctype
    this.parser.onerror = (error) => this.readOn(error)
  }

  get line(): number {
    return this.parser.line + 1
  }

  write(text: string): void {
    this.parser.write(text)
  }

  /** What was begun and never ended is told, with the line it began on. */
  end(): void {
    for (let element = this.open; element; element = element.parent)
      if (this.isRecord(element))
        this.tell(element.line, `<${element.name}>이 끝나지 않은 채 파일이 끝나 읽지 못했습니다`)
    if (!this.sawElement) throw new CommandError('XML 파일이 아닙니다. 내보낸 파일이 맞는지 보세요.')
    if (this.open) this.tell(this.line, '파일이 도중에 끝났습니다')
  }

  take(): XmlEvent[] {
    const taken = this.events
    this.events = []
    return taken
  }

  private begin(name: string, attributes: Readonly<Record<string, string>>): void {
    this.sawElement = true
    this.depth++
    if (this.depth > MAX_DEPTH)
      throw new CommandError(`${this.line}행: 태그가 ${MAX_DEPTH}겹을 넘게 겹쳐 있어 읽지 않습니다.`)
    this.open = new Element(name, attributes, this.line, this.open)
  }

  private finish(): void {
    const element = this.open
    if (!element) return
    this.open = element.parent
    this.depth--
    if (this.isRecord(element)) this.events.push({ kind: 'element', element })
    else element.parent?.addChild(element)
  }

  private readOn(error: Error): void {
    this.parser.error = null
    // The end of the file is told by `end`, in words.
    if (!/^Unclosed root tag|^Unexpected end/.test(error.message))
      this.tell(this.line, `XML이 어긋났습니다: ${error.message.split('\n', 1)[0]}`)
  }

  private tell(line: number, message: string): void {
    this.problems++
    if (this.problems <= MAX_PROBLEMS) this.events.push({ kind: 'problem', line, message })
  }
}

function refuseDoctype(): never {
  throw new CommandError(
    'DOCTYPE이 든 XML은 읽지 않습니다: 다른 파일을 끌어오거나 기억을 가득 채울 수 있습니다. 내보낸 파일에는 없는 것입니다.',
  )
}
