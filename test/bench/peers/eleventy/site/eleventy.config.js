import { feedPlugin } from '@11ty/eleventy-plugin-rss'
import highlight from '@11ty/eleventy-plugin-syntaxhighlight'

// Pages, a list of all, lists by tag and one feed: fewer outputs than ours, never more. Templates in posts are off.
export default function (config) {
  config.addPlugin(highlight)
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed.xml',
    collection: { name: 'post', limit: 20 },
    metadata: {
      language: 'ko',
      title: 'bench',
      subtitle: '',
      base: 'https://bench.example/',
      author: { name: 'a' },
    },
  })
  config.addGlobalData('layout', 'page.html')
  config.addCollection('post', (api) => api.getFilteredByGlob('**/post-*.md'))
  config.addTemplate(
    'list.html',
    '{% for post in collections.post %}<a href="{{ post.url }}">{{ post.data.title }}</a>{% endfor %}',
    { permalink: '/index.html', layout: false },
  )
  config.addTemplate(
    'tag.html',
    '{% for post in collections[tag] %}<a href="{{ post.url }}">{{ post.data.title }}</a>{% endfor %}',
    {
      layout: false,
      permalink: '/tag/{{ tag }}/index.html',
      pagination: { data: 'collections', size: 1, alias: 'tag' },
    },
  )
  return { dir: { includes: '../_includes' }, markdownTemplateEngine: false, htmlTemplateEngine: 'liquid' }
}
