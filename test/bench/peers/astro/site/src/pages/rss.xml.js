import rss from '@astrojs/rss'
import { newestFirst, slugOf } from '../posts.js'

export const GET = async ({ site }) =>
  rss({
    title: 'bench',
    description: 'bench',
    site,
    items: (await newestFirst()).slice(0, 20).map((post) => ({
      title: post.data.title,
      pubDate: post.data.date,
      link: `/posts/${slugOf(post)}/`,
      content: post.body,
    })),
  })
