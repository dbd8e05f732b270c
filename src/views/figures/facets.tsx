import type { FiguresWords } from '../../domain/figures-words.ts'
import { type FacetLine, FacetTable } from './tables.tsx'

/** Facets by kind, as the store reads them. */
export type FacetLines = ReadonlyMap<string, readonly FacetLine[]>

interface FacetsProps {
  readonly say: FiguresWords
  readonly lang: string
  readonly facets: FacetLines
}

/** Where readers came from, in all the kinds there are. A post's page has sources and campaigns alone. */
export const Facets = ({ say, lang, facets }: FacetsProps) => {
  const of = (kind: string) => facets.get(kind) ?? []
  const nameIn = (names: Readonly<Record<string, string>>) => (value: string) => names[value] ?? value
  const parts = [
    ['country', say.countries, intlName(lang, 'region')],
    ['device', say.devices, nameIn(say.deviceNames)],
    ['language', say.languages, intlName(lang, 'language')],
    ['campaign', say.campaigns, (value: string) => value],
  ] as const
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{say.sources}</h2>
      <FacetTable say={say} head={say.source} lines={of('source')} named={nameIn(say.sourceNames)} />
      {parts
        .filter(([kind]) => of(kind).length > 0)
        .map(([kind, head, named]) => (
          <details class="more-facets">
            <summary>{head}</summary>
            <FacetTable say={say} head={head} lines={of(kind)} named={named} most={20} />
          </details>
        ))}
      <p class="hint">{say.detailHint}</p>
    </section>
  )
}

/** The name of a country or a language; its code where it has none. */
function intlName(lang: string, type: 'region' | 'language') {
  const names = new Intl.DisplayNames([lang], { type, fallback: 'code' })
  return (code: string): string => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
}
