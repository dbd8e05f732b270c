// The Worker with another counter: each view goes straight to D1. It looks at nothing (who came before, repeats, sources)
// and adds to the rows a page of figures reads; with `x-counter: bare` to the post's day alone.
import worker, { ViewCounter } from './index.js'

export { ViewCounter }

const upsert = (table, key) =>
  `INSERT INTO ${table} (${key}, views) VALUES (${key.includes(',') ? '?1, ?2' : '?1'}, 1)
   ON CONFLICT (${key}) DO UPDATE SET views = views + 1`

const POST_DAY = upsert('view_days', 'post_id, day')
const POST_TOTAL = upsert('post_totals', 'post_id')
const CATEGORY_DAY = upsert('category_days', 'category, day')
const CATEGORY_TOTAL = upsert('category_totals', 'category')

const record = (db, isBare) => async (hit) => {
  const postDay = db.prepare(POST_DAY).bind(hit.post, hit.day)
  if (isBare) await postDay.run()
  else
    await db.batch([
      postDay,
      db.prepare(POST_TOTAL).bind(hit.post),
      ...[...hit.categories, ''].flatMap((category) => [
        db.prepare(CATEGORY_DAY).bind(category, hit.day),
        db.prepare(CATEGORY_TOTAL).bind(category),
      ]),
    ])
  return 'counted'
}

export default {
  fetch(request, env, context) {
    const isBare = request.headers.get('x-counter') === 'bare'
    const VIEWS = { getByName: () => ({ record: record(env.DB, isBare) }) }
    return worker.fetch(request, { ...env, VIEWS }, context)
  },
}
