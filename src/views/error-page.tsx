import type { Problem } from '../domain/problem.ts'
import { Document, type Site } from './document.tsx'
import type { Words } from './words/words.ts'

interface ErrorPageProps {
  readonly site: Site
  readonly words: Words
  readonly status: number
  readonly problem: Problem
}

export const ErrorPage = ({ site, words, status, problem }: ErrorPageProps) => (
  <Document site={site} words={words} title={words.errorTitle(status)}>
    <section class="error">
      <p class="status" aria-hidden="true">
        {status}
      </p>
      <h1>{words.errorTitle(status)}</h1>
      <p>{words.problem(problem)}</p>
      <p>
        <a href="/">{words.home}</a>
      </p>
    </section>
  </Document>
)
