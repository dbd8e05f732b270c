import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'

const posts = defineCollection({
  loader: glob({ pattern: '**/post-*.md', base: './content' }),
  schema: z.object({ title: z.string(), date: z.coerce.date(), tags: z.array(z.string()) }),
})

export const collections = { posts }
