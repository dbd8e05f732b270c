import { clearProblem, refuse, say } from './form-notes.ts'
import { renewKeys } from './keys.ts'
import { tellTimes } from './times.ts'
import { elementFrom } from './trusted-html.ts'

const ACTED_ON = '.verbs a, .more a, [data-preview], [form="likes"], #poll button'

// Handed over, not imported there: what both modules import would become a third file, and one more request.
const tools = { clearProblem, elementFrom, refuse, renewKeys, say, tellTimes }
export type Tools = typeof tools

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
      .then(({ act }) => act(target, tools))
      .catch(() => byItself(target))
  })
}

function byItself(target: HTMLElement): void {
  if (target instanceof HTMLAnchorElement) location.assign(target.href)
  else if (target instanceof HTMLButtonElement) target.form?.requestSubmit(target)
}
