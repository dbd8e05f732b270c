import { raw } from 'hono/html'

// The one door for HTML that is not escaped. Through it goes only what the build rendered from the author's own
// files, what our comment renderer made, and the inline script whose hash stands in the CSP.

export const Html = ({ html }: { readonly html: string }) => raw(html)
