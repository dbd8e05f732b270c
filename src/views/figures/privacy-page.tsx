import type { Language } from '../../domain/blog.ts'
import { Document, type Site } from '../document.tsx'
import { Html } from '../raw-html.tsx'
import { wordsFor } from '../words/words.ts'

interface PrivacyPageProps {
  readonly site: Site
  readonly language: Language
  /** The text, its slots filled. */
  readonly html: string
}

const NAMES: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' }

/** What is stored, and for how long. */
export const PrivacyPage = ({ site, language, html }: PrivacyPageProps) => {
  const words = wordsFor(language)
  const other = language === 'ko' ? 'en' : 'ko'
  return (
    <Document site={site} words={words} title={words.privacy} canonical="/privacy" figures>
      <div class="prose">
        <h1>{words.privacy}</h1>
        <p>
          <a href={`/privacy?lang=${other}`} lang={other} hreflang={other}>
            {NAMES[other]}
          </a>
        </p>
        <Html html={html} />
      </div>
    </Document>
  )
}
