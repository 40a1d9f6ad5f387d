import { reviewScript } from './review-script.ts'

/**
 * The one script of all pages. Pages read without it; with it, pointing at words in a report lights up their entry and
 * the other way round, and a file can be dropped on the form that reads one. It makes no markup and asks for nothing.
 */
export const pageScript = `'use strict'
const lit = []
function unlight() {
  for (const [element, name] of lit.splice(0)) element.classList.remove(name)
}
function light(element, name) {
  element.classList.add(name)
  lit.push([element, name])
}
function show(ids, named) {
  unlight()
  const begun = new Set()
  for (const card of document.querySelectorAll('li[data-frame]')) {
    if (ids.has(card.dataset.frame)) light(card, 'lit')
  }
  for (const mark of document.querySelectorAll('[data-parts]')) {
    for (const part of mark.dataset.parts.split(' ')) {
      const [id, role] = part.split('.')
      if (!ids.has(id)) continue
      light(mark, 'lit')
      light(mark, 'lit-' + role)
      if (id !== named || begun.has(role)) continue
      begun.add(role)
      light(mark, 'first-' + role)
    }
  }
}
// Words may belong to several frames: all light up, and the parts of the narrowest are named.
function showAt(target) {
  if (!(target instanceof Element)) return false
  const mark = target.closest('[data-parts]')
  const frame = target.closest('[data-frame]')
  if (mark) {
    const ids = mark.dataset.parts.split(' ').map((part) => part.split('.')[0])
    show(new Set(ids), (mark.getAttribute('href') || '').slice(1))
  } else if (frame) show(new Set([frame.dataset.frame]), frame.dataset.frame)
  return mark !== null || frame !== null
}
for (const kind of ['pointerover', 'focusin']) {
  document.addEventListener(kind, (event) => {
    if (!showAt(event.target) && kind === 'pointerover') unlight()
  })
}
const field = document.querySelector('.paste input[type=file]')
if (field) {
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    if (event.dataTransfer && event.dataTransfer.files.length === 1) field.files = event.dataTransfer.files
  })
}
${reviewScript}`
