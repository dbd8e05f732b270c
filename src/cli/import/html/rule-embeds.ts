import type { Rule } from 'turndown'
import { youtubeVideo } from '../../../build/markdown/videos.ts'
import { attribute } from './dom.ts'
import { quotedAddress, safeAddress } from './rule-inlines.ts'

/** A frame of YouTube is the video's address in a line of its own, which the blog shows as a box; others are links. */
export const embedRule: Rule = {
  filter: 'iframe',
  replacement: (_, node) => {
    const src = attribute(node, 'data-src') || attribute(node, 'src')
    const address = safeAddress(src.startsWith('//') ? `https:${src}` : src)
    if (!address) return ''
    const video = youtubeVideo(address)
    if (video) return `\n\n${videoAddress(video.id, video.start)}\n\n`
    return `\n\n[${attribute(node, 'title').replace(/[[\]]/g, '') || hostOf(address)}](${quotedAddress(address)})\n\n`
  },
}

export const mediaRule: Rule = {
  filter: ['video', 'audio'],
  replacement: (_, node) => {
    const inner = node.querySelector('source')
    const address = safeAddress(attribute(node, 'src') || (inner ? attribute(inner, 'src') : ''))
    const label = node.nodeName === 'VIDEO' ? '동영상' : '소리'
    return address ? `\n\n[${label}](${quotedAddress(address)})\n\n` : ''
  },
}

const videoAddress = (id: string, start = 0): string =>
  `https://www.youtube.com/watch?v=${id}${start > 0 ? `&t=${start}` : ''}`

const hostOf = (address: string): string => URL.parse(address)?.hostname ?? address
