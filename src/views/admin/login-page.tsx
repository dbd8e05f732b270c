import type { Problem } from '../../domain/problem.ts'
import { Document, type Site } from '../document.tsx'
import type { Words } from '../words/words.ts'

interface LoginPageProps {
  readonly site: Site
  readonly words: Words
  readonly problem: Problem | undefined
}

export const LoginPage = ({ site, words, problem }: LoginPageProps) => (
  <Document site={site} words={words} title={problem ? words.problem(problem) : words.signIn}>
    <section class="error">
      <h1>{words.signIn}</h1>
      {problem && (
        <p id="login-problem" class="problem" role="alert">
          {words.problem(problem)}
        </p>
      )}
      <form method="post" action="/admin/login" class="plain-form">
        <p class="field">
          <label for="admin-key">{words.adminKey}</label>
          <input
            id="admin-key"
            name="key"
            type="password"
            autocomplete="current-password"
            required
            aria-describedby={problem ? 'login-problem admin-key-hint' : 'admin-key-hint'}
            aria-invalid={problem ? 'true' : undefined}
          />
        </p>
        <p id="admin-key-hint" class="hint">
          {words.adminKeyHint}
        </p>
        <p class="send">
          <button type="submit">{words.signIn}</button>
        </p>
      </form>
    </section>
  </Document>
)
