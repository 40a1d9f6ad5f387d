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
function show(ids) {
  unlight()
  for (const card of document.querySelectorAll('li[data-frame]')) {
    if (ids.has(card.dataset.frame)) light(card, 'lit')
  }
  for (const mark of document.querySelectorAll('[data-parts]')) {
    for (const part of mark.dataset.parts.split(' ')) {
      const [id, role] = part.split('.')
      if (!ids.has(id)) continue
      light(mark, 'lit')
      light(mark, 'lit-' + role)
    }
  }
}
function idsAt(target) {
  if (!(target instanceof Element)) return null
  const mark = target.closest('[data-parts]')
  if (mark) return new Set(mark.dataset.parts.split(' ').map((part) => part.split('.')[0]))
  const frame = target.closest('[data-frame]')
  return frame ? new Set([frame.dataset.frame]) : null
}
for (const kind of ['pointerover', 'focusin']) {
  document.addEventListener(kind, (event) => {
    const ids = idsAt(event.target)
    if (ids) show(ids)
    else if (kind === 'pointerover') unlight()
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
