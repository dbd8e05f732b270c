import type { Language } from '../../domain/blog.ts'
import type { Problem } from '../../domain/problem.ts'

/** Everything the search page says, in one language. */
export interface SearchWords {
  readonly search: string
  readonly field: string
  readonly submit: string
  readonly titleOf: (query: string) => string
  readonly about: (blog: string) => string
  readonly hint: string
  readonly allCategories: string
  readonly category: string
  readonly withTag: (tag: string) => string
  readonly everyTag: string
  readonly found: (count: number, more: boolean) => string
  readonly none: (query: string) => string
  readonly noneFiltered: string
  readonly everywhere: string
  readonly noneHint: string
  readonly before: string
  readonly after: string
  readonly failed: string
}

const ko: SearchWords = {
  search: '찾기',
  field: '찾는 말',
  submit: '찾기',
  titleOf: (query) => `‘${query}’ 찾기`,
  about: (blog) => `${blog}의 글을 제목, 태그, 본문에서 찾습니다.`,
  hint: '제목, 태그, 본문에서 찾습니다. 조사가 붙은 말도, 한 글자도 찾고, 제목과 태그는 초성(ㅅㅂㄹㅅ)으로도 찾습니다. 띄어 쓴 말은 모두 든 글만, 따옴표로 묶은 말은 이어진 그대로 찾습니다.',
  allCategories: '모든 카테고리',
  category: '카테고리',
  withTag: (tag) => `태그 #${tag} 안에서`,
  everyTag: '태그 풀기',
  found: (count, more) => (more ? `글 ${count}편 넘게 찾았습니다.` : `글 ${count}편을 찾았습니다.`),
  none: (query) => `‘${query}’에 맞는 글이 없습니다.`,
  noneFiltered: '고른 카테고리와 태그 안에서 찾은 결과입니다.',
  everywhere: '블로그 전체에서 찾기',
  noneHint: '낱말을 줄이거나 다르게 적어 보세요. 비슷한 말은 찾지 못하고, 적은 그대로 든 글만 찾습니다.',
  before: '← 앞 쪽',
  after: '다음 쪽 →',
  failed: '찾지 못했습니다. 엔터를 눌러 다시 찾아 주세요.',
}

const en: SearchWords = {
  search: 'Search',
  field: 'Search for',
  submit: 'Search',
  titleOf: (query) => `Search: ${query}`,
  about: (blog) => `Search the posts of ${blog} by title, tag and text.`,
  hint: 'Searches titles, tags and texts. Words apart must all be there; words between quotation marks must follow each other.',
  allCategories: 'All categories',
  category: 'Category',
  withTag: (tag) => `Within the tag #${tag}`,
  everyTag: 'Remove the tag',
  found: (count, more) =>
    more ? `More than ${count} posts found.` : `${count} ${count === 1 ? 'post' : 'posts'} found.`,
  none: (query) => `No post holds “${query}”.`,
  noneFiltered: 'This is what the chosen category and tag hold.',
  everywhere: 'Search the whole blog',
  noneHint: 'Try fewer or other words: only posts that hold them as typed are found.',
  before: '← Previous page',
  after: 'Next page →',
  failed: 'The search failed. Press Enter to try again.',
}

const WORDS: Readonly<Record<Language, SearchWords>> = { ko, en }

export const searchWordsFor = (language: Language): SearchWords => WORDS[language]

type Sentences = Readonly<Record<string, (problem: Problem) => string>>

/** What searching refuses, beside the other problems of the same language. */
export const SEARCH_SENTENCES: Readonly<Record<Language, Sentences>> = {
  ko: {
    query_too_long: (p) =>
      `찾는 말은 ${p.detail?.max}자까지 적을 수 있습니다. 지금 ${p.detail?.length}자입니다.`,
    search_absent: () => '이 블로그에는 찾기가 켜져 있지 않습니다. 모든 글의 목록은 볼 수 있습니다.',
    search_away: () => '찾기가 아직 준비되지 않았거나 잠시 쉬고 있습니다. 조금 뒤에 다시 찾아 주세요.',
  },
  en: {
    query_too_long: (p) =>
      `A search may have up to ${p.detail?.max} characters; this one has ${p.detail?.length}.`,
    search_absent: () => 'Search is not switched on in this blog. The list of all posts is there.',
    search_away: () => 'Search is not ready yet or resting for a moment. Please try again shortly.',
  },
}
