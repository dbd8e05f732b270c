// What was typed waits in this browser until it is stored. The password never does.

const FIELDS = ['name', 'body'] as const

const nameOf = (form: HTMLFormElement): string => `draft ${new URL(form.action).pathname}`

/** Puts back what was not sent, and keeps what is typed. A form that came filled from the server stays as it is. */
export function keepDraft(form: HTMLFormElement): void {
  const kept = read(nameOf(form))
  for (const field of FIELDS) {
    const input = form.elements.namedItem(field)
    if (isText(input) && !input.value.trim() && kept[field]) input.value = kept[field]
  }
  form.addEventListener('input', () => {
    const draft = Object.fromEntries(
      FIELDS.map((field) => {
        const input = form.elements.namedItem(field)
        return [field, isText(input) ? input.value : '']
      }),
    )
    write(nameOf(form), draft)
  })
}

/** The text was stored; the name serves again. */
export function forgetDraft(form: HTMLFormElement): void {
  write(nameOf(form), { ...read(nameOf(form)), body: '' })
}

const isText = (input: unknown): input is HTMLInputElement | HTMLTextAreaElement =>
  input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement

function read(name: string): Partial<Record<(typeof FIELDS)[number], string>> {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}')
  } catch {
    return {}
  }
}

function write(name: string, draft: object): void {
  try {
    localStorage.setItem(name, JSON.stringify(draft))
  } catch {
    // No storage: the text lasts as long as the page.
  }
}
