import { createMiddleware } from 'hono/factory'
import type { AppContext } from '../../env.ts'
import { createProse } from '../../shelf/prose.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import { handInAdminWords } from '../../views/admin/admin-words.ts'

/** Sees to it that the owner's pages have their words, which do not travel in the Worker. */
export function ownersWords(shelf: Shelf) {
  const findProse = createProse(shelf)
  return createMiddleware<AppContext>(async function ownersWords(c, next) {
    const language = c.get('language')
    handInAdminWords(language, (await findProse(c.env.ASSETS, language)).admin)
    await next()
  })
}
