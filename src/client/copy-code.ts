interface CopyWords {
  readonly copy: string
  readonly copied: string
  readonly failed: string
}

const KOREAN: CopyWords = { copy: '복사', copied: '복사했습니다', failed: '복사하지 못했습니다' }
const ENGLISH: CopyWords = { copy: 'Copy', copied: 'Copied', failed: 'Could not copy' }

/** How long a button says what became of its press. */
const TOLD_MS = 2000

/** Gives every code block of an article a button that copies it. Only where the browser lets pages copy. */
export function startCopyCode(): void {
  const blocks = document.querySelectorAll<HTMLElement>('.prose pre')
  if (blocks.length === 0 || !navigator.clipboard) return
  const status = document.createElement('p')
  status.role = 'status'
  status.className = 'unseen'
  document.querySelector('.prose')?.after(status)
  for (const block of blocks) placeOf(block).append(copyButton(block, status))
}

/** The caption of a block, or a frame around a block that has none. */
function placeOf(block: HTMLElement): Element {
  const caption = block.parentElement?.querySelector(':scope > figcaption')
  if (caption) return caption
  const frame = document.createElement('div')
  frame.className = 'code'
  block.replaceWith(frame)
  frame.append(block)
  return frame
}

function copyButton(block: HTMLElement, status: HTMLElement): HTMLButtonElement {
  const lang = block.closest<HTMLElement>('[lang]')?.lang ?? ''
  const words = lang.startsWith('ko') ? KOREAN : ENGLISH
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = words.copy
  button.addEventListener('click', async () => {
    const said = await copy(block.textContent ?? '').then(
      () => words.copied,
      () => words.failed,
    )
    status.lang = lang
    button.textContent = status.textContent = said
    setTimeout(() => {
      button.textContent = words.copy
      status.textContent = ''
    }, TOLD_MS)
  })
  return button
}

const copy = (code: string): Promise<void> => navigator.clipboard.writeText(code.replace(/\n$/, ''))
