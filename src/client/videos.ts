/** Turns the box of a video into its player when it is pressed; nothing of the other site is asked for before. */
export function startVideos(): void {
  document.addEventListener('click', (event) => {
    // A press that asks for another tab gets it.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element && event.target.closest<HTMLElement>('a[data-youtube]')
    if (!link) return
    event.preventDefault()
    const frame = playerFor(link)
    link.replaceWith(frame)
    frame.focus()
  })
}

function playerFor(link: HTMLElement): HTMLIFrameElement {
  const { youtube = '', start = '0' } = link.dataset
  const frame = document.createElement('iframe')
  frame.title = link.querySelector('span')?.textContent ?? 'YouTube'
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  // The player refuses to play for pages it is not told of.
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  frame.src = `https://www.youtube-nocookie.com/embed/${encodeURIComponent(youtube)}?autoplay=1&start=${Number(start)}`
  return frame
}
