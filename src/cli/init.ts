// npm run init: makes a blog of one's own out of the samples.
import { parseArgs } from 'node:util'
import { changeBlogYaml } from './blog-answers.ts'
import { runCommand } from './command.ts'
import { ask, FLAGS } from './init-questions.ts'
import { blogOf, postsFolder } from './posts-option.ts'
import { dropSamples, refuseToDrop } from './sample-posts.ts'

await runCommand(async () => {
  const { values } = parseArgs({
    options: { ...FLAGS, posts: { type: 'string' }, force: { type: 'boolean', default: false } },
  })
  const { posts, force, ...flags } = values
  const folder = postsFolder(posts)
  const blog = await blogOf(folder)
  if (!force) await refuseToDrop(folder, blog)
  const answers = await ask(blog, flags, process.stdin.isTTY === true)
  await changeBlogYaml(folder, answers)
  const dropped = await dropSamples(folder)
  console.log(`보기 글 ${dropped}편을 지우고 posts/blog.yaml을 고쳤습니다.`)
  console.log('posts/_pages의 소개와 방명록은 남겨 두었습니다. 내 말로 고쳐 쓰세요.')
  console.log(`첫 글: npm run new -- "첫 글"${blog.categories.length > 1 ? ' --category 범주' : ''}`)
  return 0
})
