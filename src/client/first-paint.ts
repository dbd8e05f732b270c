// Runs before the first paint, so that a chosen colour scheme never flashes the other one.
try {
  document.documentElement.dataset.theme = localStorage.getItem('theme') ?? ''
} catch {
  // No storage: the system's scheme stands.
}
