/**
 * The part of the script that the review page has: keys for verdicts and steps, and marking words with the mouse or the
 * keyboard. What it does is what the page's own forms and links do; it makes no markup and asks for nothing itself.
 */
export const reviewScript = `
const review = document.querySelector('.review')
if (review) {
  const decide = review.querySelector('form.decide')
  const mend = review.querySelector('details.mend')
  const words = [...review.querySelectorAll('#text [data-at]')]
  const startOf = (word) => Number(word.dataset.at)
  const endOf = (word) => startOf(word) + word.textContent.length
  const isBlank = (word) => word.textContent.trim() === ''
  const solid = words.filter((word) => !isBlank(word))
  const roles = decide ? [...decide.querySelectorAll('button.role')] : []
  let role = null
  const press = (selector) => {
    const button = review.querySelector(selector) || document.querySelector(selector)
    if (button) button.click()
    return Boolean(button)
  }
  const mending = () => Boolean(mend && mend.open)
  const fieldAt = (name) => decide.elements.namedItem(name + '_at')
  const placesOf = (name) => fieldAt(name).value.split(' ').filter(Boolean).map((place) => place.split('-').map(Number))
  const textOf = ([start, end]) => words.filter((word) => startOf(word) >= start && endOf(word) <= end).map((word) => word.textContent).join('')
  const paint = () => {
    for (const { dataset } of roles) {
      const places = placesOf(dataset.role)
      for (const word of words) {
        word.classList.toggle('is-' + dataset.role, places.some(([start, end]) => startOf(word) >= start && endOf(word) <= end))
      }
    }
  }
  const put = (name, places) => {
    const sorted = places.filter(([start, end]) => start < end).sort((a, b) => a[0] - b[0])
    const joined = []
    for (const place of sorted) {
      const last = joined[joined.length - 1]
      if (last && place[0] <= last[1]) last[1] = Math.max(last[1], place[1])
      else joined.push([...place])
    }
    fieldAt(name).value = joined.map((place) => place.join('-')).join(' ')
    decide.elements.namedItem(name).value = joined.map((place) => textOf(place).replace(/\\s+/g, ' ').trim()).join(' … ')
    paint()
  }
  const choose = (button) => {
    role = button ? button.dataset.role : null
    for (const other of roles) other.setAttribute('aria-pressed', String(other === button))
  }
  const selected = () => {
    const selection = document.getSelection()
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
    const range = selection.getRangeAt(0)
    const touched = solid.filter((word) => {
      if (!range.intersectsNode(word)) return false
      const whole = document.createRange()
      whole.selectNodeContents(word)
      return range.compareBoundaryPoints(Range.START_TO_END, whole) > 0 && range.compareBoundaryPoints(Range.END_TO_START, whole) < 0
    })
    return touched.length === 0 ? null : [startOf(touched[0]), endOf(touched[touched.length - 1])]
  }
  const move = (step, beginning) => {
    const places = placesOf(role)
    const [start, end] = places[places.length - 1] || []
    const anchor = words.find((word) => word.classList.contains('is-anchor') || word.classList.contains('is-cue') || word.classList.contains('is-content'))
    if (start === undefined) {
      const first = anchor || solid[0]
      return put(role, [[startOf(first), endOf(first)]])
    }
    const at = beginning ? solid.findIndex((word) => startOf(word) >= start) : solid.findLastIndex((word) => endOf(word) <= end)
    const word = solid[at + step]
    if (!word) return
    const moved = beginning ? [startOf(word), end] : [start, endOf(word)]
    if (moved[0] < moved[1]) put(role, [...places.slice(0, -1), moved])
  }
  if (mend) {
    for (const element of mend.querySelectorAll('[hidden]:not(input)')) element.hidden = false
    for (const button of roles) button.addEventListener('click', () => choose(button))
    // This comes some time after the opening: keys may have chosen by then.
    mend.addEventListener('toggle', () => {
      if (!mend.open) choose(null)
      else if (role === null) choose(roles[0])
    })
    for (const field of mend.querySelectorAll('input[data-role]')) {
      field.addEventListener('focus', () => choose(roles.find((button) => button.dataset.role === field.dataset.role)))
    }
    document.getElementById('text').addEventListener('mouseup', (event) => {
      const place = selected()
      if (!mending() || !role || !place) return
      put(role, event.shiftKey ? [...placesOf(role), place] : [place])
      document.getSelection().removeAllRanges()
    })
  }
  const hint = document.querySelector('.keys-hint')
  if (hint) hint.hidden = false
  const dialog = document.querySelector('dialog.keys')
  const before = new Map(roles.map(({ dataset }) => [dataset.role, fieldAt(dataset.role).value]))
  const leave = () => {
    decide.reset()
    for (const [name, value] of before) fieldAt(name).value = value
    mend.open = false
    choose(null)
    paint()
  }
  const plainKeys = {
    y: () => press('button[value=right]'),
    n: () => press('button[value=wrong]'),
    h: () => press('button[value=unsure]'),
    m: () => {
      if (!mend) return
      mend.open = true
      choose(roles[0])
    },
    ArrowRight: () => press('a[rel=next]'),
    ArrowLeft: () => press('a[rel=prev]'),
    '?': () => dialog.showModal(),
  }
  const mendKeys = (event) => {
    const { key, shiftKey } = event
    if (/^[1-9]$/.test(key) && roles[key - 1]) return () => choose(roles[key - 1])
    if (role && (key === 'ArrowLeft' || key === 'ArrowRight')) return () => move(key === 'ArrowRight' ? 1 : -1, shiftKey)
    if (role && (key === 'Delete' || key === 'Backspace')) return () => put(role, [])
    if (key === 'Enter') return () => press('button[value=mended]')
    if (key === '?') return plainKeys['?']
    return null
  }
  document.addEventListener('keydown', (event) => {
    const inField = event.target instanceof Element && event.target.closest('input, select, textarea')
    if (event.defaultPrevented || (dialog && dialog.open)) return
    if (event.key === 'Escape' && mending()) return leave()
    if (inField || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z' || event.shiftKey || mending()) return
      if (press('form.undo button')) event.preventDefault()
      return
    }
    const onControl = event.target instanceof Element && event.target.closest('button, a, summary')
    if (event.key === 'Enter' && onControl) return
    const act = mending() ? mendKeys(event) : plainKeys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
}
`
