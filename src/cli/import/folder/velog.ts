import { lineOfAddress } from './tag-arguments.ts'

/** velog's embeds: `!youtube[id]`, `!codesandbox[id]`, `!codepen[user/id]`, `!twitter[user/id]`. */
export const velogEmbeds = (prose: string): string =>
  prose.replace(
    /^!(youtube|twitter|codesandbox|codepen)\[([^\]\n]+)\][ \t]*$/gm,
    (whole, kind: string, id: string) => {
      const [first = '', second = ''] = id.split('/')
      switch (kind) {
        case 'youtube':
          return lineOfAddress(/^https?:/.test(id) ? id : `https://www.youtube.com/watch?v=${id}`)
        case 'codesandbox':
          return lineOfAddress(`https://codesandbox.io/s/${id}`)
        case 'codepen':
          return lineOfAddress(
            `https://codepen.io/${first}/pen/${second.replace(/^pen\//, '') || id.split('/').at(-1)}`,
          )
        case 'twitter':
          return lineOfAddress(`https://x.com/${first}/status/${id.split('/').at(-1)}`)
        default:
          return whole
      }
    },
  )
