import { createApp } from './app.ts'
import { type Env, readSettings } from './env.ts'
import { runJobs } from './jobs/scheduled.ts'
import { bundledShelf } from './shelf/bundled.ts'
import { createShelf } from './shelf/shelf.ts'

export { ViewCounter } from './counting/view-counter.ts'

const shelf = createShelf(bundledShelf())

export default {
  fetch: createApp(shelf).fetch,
  scheduled: (event, env) =>
    runJobs(
      {
        db: env.DB,
        blog: shelf.blog,
        ...readSettings(env),
        findPost: shelf.findById,
        listAll: shelf.listAll,
        listPages: shelf.listPages,
        fetch: (url, init) => fetch(url, init),
      },
      event.scheduledTime,
    ),
} satisfies ExportedHandler<Env>
