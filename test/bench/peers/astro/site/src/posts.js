import { getCollection } from 'astro:content'

export const slugOf = (post) => post.id.split('/').at(-1)

export const newestFirst = async () =>
  (await getCollection('posts')).sort((a, b) => b.data.date.valueOf() - a.data.date.valueOf())
