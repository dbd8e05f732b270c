// Where an article was left stays in this browser; coming back, a button leads there. Nothing moves by itself.

const BEGUN = 0.05
const DONE = 0.9

/** Offers the way back to where the article was left, and remembers where it is left now. */
export function startPlace(): void {
  const article = document.getElementById('article')
  const post = article?.dataset.postId
  if (!article || !post) return
  const key = `place ${post}`
  try {
    const place = Number(localStorage.getItem(key))
    if (place > 0 && !location.hash && isFirstSight()) offer(article, place)
    addEventListener('pagehide', () => {
      const { top, height } = article.getBoundingClientRect()
      const left = -top / height
      if (left > DONE) localStorage.removeItem(key)
      else if (left > BEGUN) localStorage.setItem(key, left.toFixed(3))
    })
  } catch {
    // No storage: nothing is remembered.
  }
}

/** Reloads and steps back are scrolled by the browser. */
const isFirstSight = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'navigate')

function offer(article: HTMLElement, place: number): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.id = 'resume'
  button.textContent = article.dataset.resume ?? ''
  button.addEventListener('click', () => {
    const { top, height } = article.getBoundingClientRect()
    scrollTo({ top: scrollY + top + place * height })
  })
  article.append(button)
  // Whoever scrolls knows the way, or has just been led.
  addEventListener('scroll', () => button.remove(), { once: true, passive: true })
}
