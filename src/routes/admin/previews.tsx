import { Hono } from 'hono/tiny'
import { contentPolicy } from '../../domain/content-policy.ts'
import type { AppContext } from '../../env.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import { PreviewPage, PreviewsPage } from '../../views/admin/preview-pages.tsx'
import { wordsFor } from '../../views/words/words.ts'

/** The one door to posts that are not out. It stands behind the owner's gate. */
export const previews = (shelf: Shelf) =>
  new Hono<AppContext>()
    .get('/admin/preview', (c) => {
      const unseen = shelf.listUnseen(c.get('now'))
      return c.html(<PreviewsPage site={shelf} words={wordsFor(c.get('language'))} unseen={unseen} />)
    })
    .get('/admin/preview/:id', async (c) => {
      const unseen = await shelf.findUnseen(c.req.param('id'), c.get('now'))
      if (!unseen) return c.notFound()
      const { embeds } = unseen.post
      if (embeds) c.header('content-security-policy', contentPolicy(shelf.assets.inlineHash, embeds))
      return c.html(<PreviewPage site={shelf} words={wordsFor(c.get('language'))} {...unseen} />)
    })
