/** Who saves data sees the next page as it comes, not through a transition that waits for both. */
export function sparingly(): void {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  if (connection?.saveData) addEventListener('pageswap', skip)
}

const skip = (event: Event): void =>
  (event as { viewTransition?: { skipTransition(): void } | null }).viewTransition?.skipTransition()
