/** A new idempotency key: a UUID, also where randomUUID is not (plain http). */
export function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Puts a new key into every form that carries one: the old one belongs to what was just written. */
export function renewKeys(): void {
  const key = newKey()
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="key"]')) input.value = key
}
