// npm run bench -- NAME: the figures of this project, as ratios measured side by side in one run.
import { parseArgs } from 'node:util'

/** Every figure by its name, loaded when asked for. */
const FIGURES: Readonly<Record<string, () => Promise<Figure>>> = {
  cost: async () => (await import('./cost-figure.ts')).costFigure,
  serving: async () => (await import('./serving-figure.ts')).servingFigure,
  growth: async () => (await import('./growth-figure.ts')).growthFigure,
  figures: async () => (await import('./figures.ts')).figuresFigure,
  build: async () => (await import('./build-figure.ts')).buildFigure,
  import: async () => (await import('./import-figure.ts')).importFigure,
  search: async () => (await import('./search-figure.ts')).searchFigure,
}

/** Those that install other programs first, and are measured only when named. */
const ON_DEMAND: Readonly<Record<string, () => Promise<Figure>>> = {
  peers: async () => (await import('./peers-figure.ts')).peersFigure,
}

/** Measures, prints, and writes its table into RESULTS.md. */
export type Figure = (options: FigureOptions) => Promise<void>

export interface FigureOptions {
  /** A folder of real posts; without one the sample posts are taken. */
  readonly corpus: string | undefined
  /** How many posts are made of it. */
  readonly sizes: readonly number[]
  readonly rounds: number
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '3' },
  },
})

const names = positionals.length > 0 ? positionals : Object.keys(FIGURES)
for (const name of names) {
  const load = { ...FIGURES, ...ON_DEMAND }[name]
  if (!load)
    throw new Error(
      `No figure ${name}; there are: ${[...Object.keys(FIGURES), ...Object.keys(ON_DEMAND)].join(', ')}`,
    )
  const measure = await load()
  const sizes = values.sizes.split(',').map(Number)
  const since = performance.now()
  await measure({ corpus: values.corpus, sizes, rounds: Number(values.rounds) })
  console.log(`${name}: ${((performance.now() - since) / 1000).toFixed(0)} s\n`)
}
