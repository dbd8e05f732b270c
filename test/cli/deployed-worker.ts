import path from 'node:path'
import { startUploaded, type UploadedWorker } from '../support/uploaded-worker.ts'
import type { Account } from './cloudflare-stand-in.ts'

/** What was deployed from a folder to the stand-in, started as it was uploaded, over the tables the deploy made. */
export const startDeployed = (
  { uploaded, secrets, tables }: Account,
  folder: string,
): Promise<UploadedWorker> =>
  startUploaded(uploaded, {
    bindings: Object.fromEntries(secrets ?? []),
    migrations: tables
      .prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
      )
      .all()
      .map(({ sql }) => String(sql)),
    assets: path.join(folder, 'dist/assets'),
  })
