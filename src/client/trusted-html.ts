interface Policy {
  createHTML(html: string): string
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: Policy): Policy
}

let policy: Policy | undefined

/** HTML this server has rendered, as an element. The one place where the script makes elements from text. */
export function elementFrom(html: string): Element | null {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory }
  policy ??= trustedTypes?.createPolicy('madang', { createHTML: (text) => text }) ?? {
    createHTML: (text) => text,
  }
  const template = document.createElement('template')
  template.innerHTML = policy.createHTML(html)
  return template.content.firstElementChild
}
