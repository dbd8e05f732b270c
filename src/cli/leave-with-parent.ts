// Loaded into wrangler: when whoever started it is gone, however that happened (`kill -9` tells nobody), its whole
// group goes too, and the port and the database are free.
const POLL_MS = 250

const parent = process.ppid
if (process.platform !== 'win32')
  setInterval(() => {
    if (process.ppid !== parent) process.kill(-process.pid, 'SIGKILL')
  }, POLL_MS).unref()
