import { type MarkedExtension, Renderer } from 'marked'
import type { ArticleLabels } from './labels.ts'

/** `- [x]` as a check box nobody can press, whose label says what the mark means. */
export function taskLists(labels: ArticleLabels): MarkedExtension {
  return {
    renderer: {
      list(token) {
        const list = Renderer.prototype.list.call(this, token)
        return token.items.some((item) => item.task) ? list.replace(/^<[uo]l/, '$& class="task-list"') : list
      },
      listitem(item) {
        const opening = item.task ? '<li class="task-list-item">' : '<li>'
        return `${opening}${this.parser.parse(item.tokens)}</li>\n`
      },
      checkbox({ checked }) {
        const label = checked ? labels.taskDone : labels.taskOpen
        return `<input type="checkbox" disabled${checked ? ' checked' : ''} aria-label="${label}"> `
      },
    },
  }
}
