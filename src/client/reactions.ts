/** Reactions without leaving the page. Each press sends the state wanted, so a repeat changes nothing. */
export function startReactions(): void {
  const form = document.querySelector<HTMLFormElement>('#reactions')
  form?.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = event.submitter
    if (!(button instanceof HTMLButtonElement) || button.getAttribute('aria-busy')) return
    button.setAttribute('aria-busy', 'true')
    const status = form.querySelector<HTMLElement>('[role="status"]')
    try {
      await send(form, button)
      if (status) status.textContent = ''
    } catch {
      if (status) status.textContent = status.dataset.failed ?? ''
    } finally {
      button.removeAttribute('aria-busy')
    }
  })
}

async function send(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const key = form.querySelector<HTMLInputElement>('input[name="key"]')?.value ?? ''
  const body = new URLSearchParams({ kind: button.value, key })
  const response = await fetch(button.formAction, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(String(response.status))
  const answer = (await response.json()) as { counts: Record<string, number>; mine: string[] }
  for (const each of form.querySelectorAll<HTMLButtonElement>('button[name="kind"]')) {
    const mine = answer.mine.includes(each.value)
    each.setAttribute('aria-pressed', String(mine))
    each.formAction = each.formAction.replace(/on=[01]$/, `on=${mine ? 0 : 1}`)
    const count = each.querySelector('.n')
    if (count) count.textContent = String(answer.counts[each.value] ?? 0)
  }
}
