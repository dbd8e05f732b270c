import { said } from './said.ts'

/** The form comes to the comment it answers; stored or given up, it goes home. */
export function reply(comment: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('#comment-form')
  const title = document.getElementById('comment-form-title')
  if (!form || !title) return
  goHome(form)
  const home = document.createElement('span')
  home.id = 'comment-form-home'
  home.dataset.title = title.textContent ?? ''
  form.before(home)
  const name = comment.querySelector('.comment-name')?.textContent ?? ''
  title.textContent = said.replyTo(name)
  const parent = Object.assign(document.createElement('input'), { type: 'hidden', name: 'parent' })
  parent.value = comment.id.slice(2)
  form.prepend(parent)
  const cancel = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'quiet cancel',
  })
  cancel.textContent = said.cancel
  cancel.addEventListener('click', () => {
    goHome(form)
    comment.querySelector<HTMLElement>('a[href$="/reply"]')?.focus()
  })
  form.querySelector('.send [role="status"]')?.before(cancel)
  form.addEventListener('stored', () => goHome(form), { once: true })
  comment.append(form)
  form.querySelector('textarea')?.focus()
}

function goHome(form: HTMLFormElement): void {
  const home = document.getElementById('comment-form-home')
  const title = document.getElementById('comment-form-title')
  form.querySelector('input[name="parent"]')?.remove()
  form.querySelector('.cancel')?.remove()
  if (!home) return
  if (title) title.textContent = home.dataset.title ?? ''
  home.replaceWith(form)
}
