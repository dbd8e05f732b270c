import type { FiguresWords } from '../../domain/figures-words.ts'

/** The export files. */
export const TakeAlong = ({ say }: { readonly say: FiguresWords }) => {
  const files = [
    ['comments', say.comments],
    ['reactions', say.reactions],
    ['views', say.views],
    ['categories', say.categories],
  ] as const
  return (
    <section aria-labelledby="export">
      <h2 id="export">{say.takeAlong}</h2>
      <ul class="reading">
        {files.map(([name, label]) => (
          <li>
            {label}: <a href={`/admin/export/${name}.csv`}>CSV</a>{' '}
            <a href={`/admin/export/${name}.ndjson`}>NDJSON</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
