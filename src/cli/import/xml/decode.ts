import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { CommandError } from '../../command.ts'

const CHUNK_BYTES = 256 * 1024
const HEAD_BYTES = 200

/** The text of an XML file in pieces, in the encoding it declares; bytes that mean nothing become U+FFFD. */
export async function* decodedChunks(file: string): AsyncGenerator<{ text: string; bytes: number }> {
  const handle = await open(file)
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES)
    let decoder: TextDecoder | undefined
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES)
      if (bytesRead === 0) break
      const bytes = buffer.subarray(0, bytesRead)
      decoder ??= decoderFor(bytes.subarray(0, HEAD_BYTES))
      yield { text: decoder.decode(bytes, { stream: true }), bytes: bytesRead }
    }
    const rest = decoder?.decode()
    if (rest) yield { text: rest, bytes: 0 }
  } finally {
    await handle.close()
  }
}

function decoderFor(head: Buffer): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le')
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be')
  const name = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(head.toString('latin1'))?.[1]
  try {
    return new TextDecoder(name ?? 'utf-8')
  } catch {
    throw new CommandError(`문자 인코딩 ${name}을 모릅니다. 파일을 UTF-8로 바꾸어 다시 하세요.`)
  }
}
