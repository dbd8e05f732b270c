/** Attributes and tables of contents of kramdown, which say how a page looks: `{: .notice}`, `* TOC` with `{:toc}`. */
export const kramdown = (prose: string): string =>
  prose
    .replace(/^[ \t]*[-*][ \t]+(?:TOC|toc|목차)[ \t]*\n[ \t]*\{:\s*toc[^}\n]*\}[ \t]*$/gm, '')
    .replace(/^[ \t]*\{::?[^}\n]*\}[ \t]*$/gm, '')
    .replace(/(?<=\S)[ \t]*\{:\s*[.#\w][^}\n]*\}/g, '')
