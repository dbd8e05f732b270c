const PARENT_POLL_MS = 250

/**
 * Calls `stop` when this process should end: on a signal, or when the npm that runs it is gone. npm passes SIGTERM to
 * the shell it started, and many a shell dies of it without telling us.
 */
export function onStop(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const poll = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(poll)
    stop()
  }, PARENT_POLL_MS)
  poll.unref()
}
