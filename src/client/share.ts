const TOLD_MS = 2000

/** The short address of an article: handed to the device's own sharing where a finger points, else copied. */
export function startShare(): void {
  const link = document.querySelector<HTMLAnchorElement>('#share')
  link?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const url = link.href
    const title = document.querySelector('h1')?.textContent ?? ''
    if (navigator.share && matchMedia('(pointer: coarse)').matches) {
      event.preventDefault()
      // Who changes their mind has not failed.
      navigator.share({ title, url }).catch(() => {})
    } else if (navigator.clipboard) {
      event.preventDefault()
      navigator.clipboard.writeText(url).then(
        () => tell(link),
        () => location.assign(url),
      )
    }
  })
}

function tell(link: HTMLAnchorElement): void {
  const said = link.textContent
  link.role = 'status'
  link.textContent = link.dataset.copied ?? ''
  setTimeout(() => {
    link.role = null
    link.textContent = said
  }, TOLD_MS)
}
