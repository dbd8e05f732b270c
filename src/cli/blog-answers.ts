import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { readBlog } from '../build/blog-yaml.ts'
import { BuildError, type Complaint } from '../build/complaint.ts'
import type { Answers } from './init-questions.ts'

/**
 * Writes answers into blog.yaml; comments and all other settings stay.
 * @throws BuildError when the blog would not be one; then nothing was written
 */
export async function changeBlogYaml(folder: string, { categories, ...texts }: Answers): Promise<void> {
  const file = path.join(folder, 'blog.yaml')
  const document = parseDocument(await readFile(file, 'utf8'))
  for (const [name, text] of Object.entries(texts)) document.set(name, text)
  const before = readBlog(document.toString(), []).categories
  const wanted = categoriesOf(categories)
  // Left alone where nothing changes: descriptions and comments stand there.
  const isSame = Object.entries(wanted).every(
    ([p, { name }], i) => before[i]?.path === p && before[i].name === name,
  )
  if (!isSame || Object.keys(wanted).length < before.length)
    document.set('categories', document.createNode(wanted))
  const source = document.toString({ lineWidth: 0, flowCollectionPadding: false })
  const complaints: Complaint[] = []
  readBlog(source, complaints)
  if (complaints.some((c) => c.level === 'error')) throw new BuildError(complaints)
  await writeFile(file, source)
}

/** `dev=개발, dev/edge=엣지, 일기` as blog.yaml has it. */
const categoriesOf = (text: string): Record<string, { name: string }> =>
  Object.fromEntries(
    text
      .split(',')
      .map((one) => one.split('=').map((part) => part.trim()))
      .flatMap(([path = '', name]) => (path ? [[path, { name: name || path }]] : [])),
  )
