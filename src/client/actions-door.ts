const ACTED_ON = '[data-verb], [data-preview], [form="likes"], #poll button'

const load = () => import('./courtyard-actions.ts')

/**
 * What is done in the courtyard beyond writing comes in a second module, fetched when somebody first touches it. Until
 * it is there, and if it never comes, links and buttons do what they say by themselves.
 */
export function startActions(): void {
  const courtyard = document.getElementById('conversation')
  if (!courtyard) return
  for (const touch of ['pointerdown', 'focusin'])
    courtyard.addEventListener(touch, () => void load().catch(() => {}), { once: true, passive: true })
  courtyard.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>(ACTED_ON) : null
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    load()
      .then(({ act }) => act(target))
      .catch(() => byItself(target))
  })
}

function byItself(target: HTMLElement): void {
  if (target instanceof HTMLAnchorElement) location.assign(target.href)
  else if (target instanceof HTMLButtonElement) target.form?.requestSubmit(target)
}
