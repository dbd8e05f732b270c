import type { BlockKind } from '../../domain/block.ts'
import type { Problem } from '../../domain/problem.ts'
import { dayOf, dottedDay } from '../../domain/time.ts'
import type { Site } from '../document.tsx'
import type { Words } from '../words/words.ts'
import { AdminPage } from './admin-page.tsx'
import { type AdminWords, adminWordsFor } from './admin-words.ts'

interface BlockView {
  readonly kind: BlockKind
  readonly value: string
  readonly createdAt: number
}

export interface BlocksPageProps {
  readonly site: Site
  readonly words: Words
  readonly blocks: readonly BlockView[]
  readonly kept?: { readonly value: string; readonly problem: Problem } | undefined
}

/** Whom and what the owner has had enough of. */
export const BlocksPage = ({ site, words, blocks, kept }: BlocksPageProps) => {
  const say = adminWordsFor(words.lang)
  return (
    <AdminPage
      site={site}
      words={words}
      title={kept ? words.problem(kept.problem) : say.blocks}
      here="/admin/blocks"
    >
      <h1>{say.blocks}</h1>
      <WordForm words={words} say={say} kept={kept} />
      {blocks.length === 0 && <p class="empty">{say.noBlocks}</p>}
      <ul class="rows">
        {blocks.map((block) => (
          <li>
            <span>
              <span class="badge">{say.blockKind[block.kind]}</span> <bdi>{labelOf(block)}</bdi>{' '}
              <small>{say.blockedOn(dottedDay(dayOf(block.createdAt, site.blog.timezone)))}</small>
            </span>
            <form method="post" action="/admin/blocks">
              <input type="hidden" name="verb" value="remove" />
              <input type="hidden" name="kind" value={block.kind} />
              <input type="hidden" name="value" value={block.value} />
              <button type="submit" aria-label={say.unblock(labelOf(block))}>
                {say.unblockShort}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p class="hint">{say.blocksHint}</p>
    </AdminPage>
  )
}

const SHORT_HASH = 6

/** A hash is shown only as far as one needs to tell two apart. */
const labelOf = ({ kind, value }: BlockView): string =>
  kind === 'word' ? value : `${value.slice(0, SHORT_HASH).toLowerCase()}…`

const WordForm = ({
  words,
  say,
  kept,
}: Pick<BlocksPageProps, 'words' | 'kept'> & { readonly say: AdminWords }) => (
  <form class="word-form" method="post" action="/admin/blocks">
    <input type="hidden" name="verb" value="add" />
    <input type="hidden" name="kind" value="word" />
    <label for="block-word">{say.blockWord}</label>
    <input
      id="block-word"
      name="value"
      required
      autocomplete="off"
      value={kept?.value ?? ''}
      aria-describedby={kept ? 'block-word-problem block-word-hint' : 'block-word-hint'}
      aria-invalid={kept ? 'true' : undefined}
    />
    {kept && (
      <p id="block-word-problem" class="problem" role="alert">
        {words.problem(kept.problem)}
      </p>
    )}
    <p id="block-word-hint" class="hint">
      {say.blockWordHint}
    </p>
    <p class="send">
      <button type="submit">{say.block}</button>
    </p>
  </form>
)
