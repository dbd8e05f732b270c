import { pictureAddress } from '../domain/post.ts'
import type { DocumentProps } from './document.tsx'
import { Html } from './raw-html.tsx'

type MetadataProps = Omit<DocumentProps, 'words' | 'children'>

/** What machines read in a page's head. */
export const Metadata = ({ site, title, description, canonical, ...about }: MetadataProps) => (
  <>
    {description && <meta name="description" content={description} />}
    {canonical ? (
      <link rel="canonical" href={new URL(canonical, site.blog.url).href} />
    ) : (
      <meta name="robots" content="noindex" />
    )}
    {about.alternates?.map((a) => (
      <link rel="alternate" hreflang={a.lang} href={site.blog.url + a.href} />
    ))}
    <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={site.blog.title} />
    {about.feed && (
      <link rel="alternate" type="application/atom+xml" href={about.feed.href} title={about.feed.title} />
    )}
    <Verification {...site.blog.verification} />
    <meta property="og:type" content={about.kind ?? 'website'} />
    <meta property="og:title" content={title} />
    <meta property="og:site_name" content={site.blog.title} />
    {description && <meta property="og:description" content={description} />}
    {canonical && <meta property="og:url" content={new URL(canonical, site.blog.url).href} />}
    {about.image && <SharedPicture address={pictureAddress(site.blog.url, about.image)} alt={title} />}
    <meta name="twitter:card" content={about.image ? 'summary_large_image' : 'summary'} />
    {about.structured && about.structured.length > 0 && (
      <script type="application/ld+json">
        <Html html={jsonForScript({ '@context': 'https://schema.org', '@graph': about.structured })} />
      </script>
    )}
  </>
)

/** Proof for the search engines that the blog is its owner's. */
const Verification = ({ naver, google }: { readonly naver?: string; readonly google?: string }) => (
  <>
    {naver && <meta name="naver-site-verification" content={naver} />}
    {google && <meta name="google-site-verification" content={google} />}
  </>
)

const SharedPicture = ({ address, alt }: { readonly address: string; readonly alt: string }) => (
  <>
    <meta property="og:image" content={address} />
    <meta property="og:image:alt" content={alt} />
  </>
)

/** JSON that no text in it can end the script element with. */
const jsonForScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
