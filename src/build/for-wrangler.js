// What wrangler runs before it bundles (wrangler.toml, [build]). JavaScript, so that any Node can run it.
import { spawnSync } from 'node:child_process'

// Under `npm start` the shelf is built by a process that stays: nothing has to be started for an edit.
if (!process.env.SHELF_IS_FOLLOWED)
  process.exitCode = spawnSync('npm run build', { shell: true, stdio: 'inherit' }).status ?? 1
