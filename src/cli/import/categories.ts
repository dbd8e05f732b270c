import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isMap, parseDocument } from 'yaml'
import { writeIfChanged } from '../../build/build-files.ts'
import { findCategory } from '../../build/post-category.ts'
import type { Blog } from '../../domain/blog.ts'
import { slugify } from '../../domain/slug.ts'

/** The categories of the blog, and those an import has to add. */
export class Categories {
  private readonly blog: Blog
  private readonly added = new Map<string, string>()

  constructor(blog: Blog) {
    this.blog = blog
  }

  /** The path for names from the outermost inwards; one is made up where blog.yaml has none. */
  pathFor(names: readonly string[]): string {
    const wanted = names
      .map((name) => name.replace(/\s+/g, ' ').trim().normalize('NFC'))
      .filter((name) => partOf(name))
    if (wanted.length === 0) return this.blog.defaultCategory ?? this.add(unsorted(this.blog))
    return findCategory(this.blog, wanted) ?? this.add(wanted)
  }

  private add(names: readonly string[]): string {
    let parent = ''
    for (const [i, name] of names.entries()) {
      const known = findCategory(this.blog, names.slice(0, i + 1))
      const place = known ?? [parent, partOf(name)].filter(Boolean).join('/')
      if (known === undefined && !this.added.has(place)) this.added.set(place, name)
      parent = place
    }
    return parent
  }

  /** Adds what is new to blog.yaml; comments and all other lines stay. */
  async save(folder: string): Promise<string[]> {
    if (this.added.size === 0) return []
    const file = path.join(folder, 'blog.yaml')
    const document = parseDocument(await readFile(file, 'utf8'))
    if (!isMap(document.get('categories'))) document.set('categories', document.createNode({}))
    for (const [place, name] of this.added)
      document.setIn(['categories', place], document.createNode({ name }, { flow: true }))
    await writeIfChanged(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }))
    return [...this.added.keys()]
  }
}

const unsorted = (blog: Blog): string[] => [blog.language === 'en' ? 'Uncategorized' : '미분류']

/** blog.yaml takes letters, digits and `-`. */
const partOf = (name: string): string =>
  slugify(name.replace(/\p{M}/gu, '')).replace(/[^\p{Ll}\p{Lo}\p{N}-]/gu, '')
