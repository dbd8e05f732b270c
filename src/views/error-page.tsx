import type { Problem } from '../domain/problem.ts'
import { Document, type Site } from './document.tsx'
import type { Words } from './words/words.ts'

/** A form that could not be taken, to be sent again as it was. Passwords are asked for anew, never sent back. */
export interface Unsent {
  readonly action: string
  readonly body: string
  /** Every other field: key, name and the like. */
  readonly hidden: readonly (readonly [name: string, value: string])[]
  readonly hadPassword: boolean
}

interface ErrorPageProps {
  readonly site: Site
  readonly words: Words
  readonly status: number
  readonly problem: Problem
  readonly unsent?: Unsent | undefined
}

export const ErrorPage = ({ site, words, status, problem, unsent }: ErrorPageProps) => (
  <Document site={site} words={words} title={words.errorTitle(status)}>
    <section class="error">
      <p class="status" aria-hidden="true">
        {status}
      </p>
      <h1>{words.errorTitle(status)}</h1>
      <p>{words.problem(problem)}</p>
      {unsent && <ResendForm words={words} unsent={unsent} />}
      <p>
        <a href="/">{words.home}</a>
      </p>
    </section>
  </Document>
)

const ResendForm = ({ words, unsent }: { readonly words: Words; readonly unsent: Unsent }) => (
  <form id="resend" class="plain-form" method="post" action={unsent.action}>
    {unsent.hidden.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <p class="field">
      <label for="resend-body">{words.keptText}</label>
      <textarea id="resend-body" name="body" rows={8} required>
        {/* A textarea drops the first line end it is given. */}
        {`\n${unsent.body}`}
      </textarea>
    </p>
    {unsent.hadPassword && (
      <p class="field">
        <label for="resend-password">{words.passwordAgain}</label>
        <input id="resend-password" name="password" type="password" required autocomplete="off" />
      </p>
    )}
    <p class="send">
      <button type="submit">{words.sendAgain}</button>
    </p>
  </form>
)
