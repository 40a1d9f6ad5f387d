import { DemarcheError } from '../record/demarche-error.ts'

/** A page reduced to what reading it needs: well-nested, without scripts, comments or idle attributes. */
export type SimpleHtml = {
  /** A whole document: `<html><head>…</head><body>…</body></html>`. */
  readonly html: string
  /** What the page's `application/ld+json` scripts hold. */
  readonly jsonLd: readonly string[]
  readonly elements: number
}

/** Deeper elements lose their tags and keep their text: the libraries behind this walk trees by recursion. */
const deepest = 200
/** Reports have some thousands of elements at most; beyond this reading a page takes seconds. */
const mostElements = 15_000
/** Each becomes a node of its own while the page is parsed. */
const mostReferences = 100_000
const mostAttributes = 40

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const kept = new Set(
  'class id itemprop itemtype property name content rel href style hidden aria-hidden role lang datetime http-equiv'.split(
    ' ',
  ),
)
const skipped = new Set(
  'script style iframe noembed noframes xmp template svg math textarea select object canvas audio video'.split(' '),
)
const closesItself = new Set('p li dt dd tr td th option thead tbody'.split(' '))
const closesParagraph = new Set(
  (
    'address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre' +
    ' section table ul'
  ).split(' '),
)
const headOnly = new Set(['meta', 'link', 'base'])

/** Goes through the page once, from left to right: the time it takes grows with the page's length and no faster. */
export function simplifyHtml(source: string, mostCharacters: number): SimpleHtml {
  const head: string[] = []
  const body: string[] = []
  const jsonLd: string[] = []
  const open: { name: string; shown: boolean }[] = []
  const openByName = new Map<string, number>()
  let language = ''
  let elements = 0
  let references = 0
  let characters = 0
  let shown = 0
  let at = 0
  let titleSeen = false

  const closeTop = (): void => {
    const top = open.pop()
    if (top === undefined) return
    openByName.set(top.name, (openByName.get(top.name) ?? 1) - 1)
    if (top.shown) {
      shown--
      body.push(`</${top.name}>`)
    } else {
      body.push(apart(top.name))
    }
  }

  while (at < source.length) {
    const less = source.indexOf('<', at)
    const textEnd = less < 0 ? source.length : less
    if (textEnd > at) {
      const text = source.slice(at, textEnd).replaceAll('\0', '')
      characters += text.length
      if (characters > mostCharacters) throw tooLarge(mostCharacters)
      references += text.split('&').length - 1
      body.push(text)
    }
    if (references > mostReferences) throw tooComplex(`${mostReferences} character references`)
    if (less < 0) break
    const next = source.charCodeAt(less + 1)
    if (next === 0x21 || next === 0x3f) {
      at = pastComment(source, less)
      continue
    }
    const closing = next === 0x2f
    const name = nameAt(source, less + (closing ? 2 : 1))
    if (name === '') {
      if (closing) {
        at = pastGreater(source, less)
      } else {
        references++
        body.push('&lt;')
        at = less + 1
      }
      continue
    }
    const tag = attributesAt(source, less + (closing ? 2 : 1) + name.length)
    at = tag.end
    const element = name.toLowerCase()
    if (closing) {
      if (element === 'p' && (openByName.get('p') ?? 0) === 0) body.push('<p></p>')
      if ((openByName.get(element) ?? 0) > 0) {
        while (open.at(-1)?.name !== element) closeTop()
        closeTop()
      }
      continue
    }
    elements++
    if (elements > mostElements) throw tooComplex(`${mostElements} elements`)
    if (element === 'html' || element === 'head' || element === 'body') {
      language ||= tag.attributes.find(([key]) => key === 'lang')?.[1] ?? ''
      continue
    }
    if (element === 'title' || skipped.has(element)) {
      const inner = rawText(source, at, element)
      if (element === 'title' && !titleSeen) {
        titleSeen = true
        head.push(`<title>${escapeLess(inner.text)}</title>`)
      }
      if (element === 'script' && /ld\+json/i.test(tag.type)) jsonLd.push(inner.text)
      at = inner.end
      continue
    }
    const written = `<${element}${tag.attributes.map(([key, value]) => ` ${key}="${value}"`).join('')}>`
    if (headOnly.has(element) && !tag.attributes.some(([key]) => key === 'itemprop')) {
      head.push(written)
      continue
    }
    if (voids.has(element)) {
      if (element === 'hr' && open.at(-1)?.name === 'p') closeTop()
      // More than two breaks in a row say no more than two.
      if (element === 'br' && body.at(-1) === '<br>' && body.at(-2) === '<br>') continue
      body.push(element === 'br' ? '<br>' : written)
      continue
    }
    if (closesParagraph.has(element) && open.at(-1)?.name === 'p') closeTop()
    if (closesItself.has(element) && open.at(-1)?.name === element) closeTop()
    const show = shown < deepest
    open.push({ name: element, shown: show })
    openByName.set(element, (openByName.get(element) ?? 0) + 1)
    if (show) {
      shown++
      body.push(written)
    } else {
      body.push(apart(element))
    }
  }
  while (open.length > 0) closeTop()
  const lang = language === '' ? '' : ` lang="${language}"`
  return {
    html: `<!doctype html><html${lang}><head>${head.join('')}</head><body>${body.join('')}</body></html>`,
    jsonLd,
    elements,
  }
}

/** What a tag that is not written leaves behind, so that the texts around it stay apart. */
function apart(element: string): string {
  return closesParagraph.has(element) || closesItself.has(element) ? '<br><br>' : ''
}

function tooComplex(most: string): DemarcheError {
  return new DemarcheError(
    'too-complex',
    `This page has more than ${most}, more than any report needs; hand in the article's text instead.`,
  )
}

function tooLarge(most: number): DemarcheError {
  return new DemarcheError(
    'too-large',
    `This page holds more than ${most} characters of text; hand in the article alone.`,
  )
}

function pastComment(source: string, less: number): number {
  if (!source.startsWith('<!--', less)) return pastGreater(source, less)
  if (source.startsWith('>', less + 4)) return less + 5
  const end = source.indexOf('-->', less + 4)
  return end < 0 ? source.length : end + 3
}

function pastGreater(source: string, from: number): number {
  const greater = source.indexOf('>', from)
  return greater < 0 ? source.length : greater + 1
}

function nameAt(source: string, from: number): string {
  let end = from
  while (end < source.length && end < from + 40) {
    const code = source.charCodeAt(end)
    const letter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
    const later = end > from && ((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x3a || code === 0x5f)
    if (!letter && !later) break
    end++
  }
  return source.slice(from, end)
}

type Tag = { readonly attributes: readonly (readonly [string, string])[]; readonly type: string; readonly end: number }

const attribute = /[\s/]*([^\s=>/"'<]+|["'<=])(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y

/** The attributes of the tag whose name ends at `from`; a quoted value may hold `>`. */
function attributesAt(source: string, from: number): Tag {
  const attributes: [string, string][] = []
  const seen = new Set<string>()
  let type = ''
  let at = from
  while (at < source.length) {
    attribute.lastIndex = at
    const found = attribute.exec(source)
    if (found === null) break
    at = attribute.lastIndex
    const key = (found[1] ?? '').toLowerCase()
    const value = found[2] ?? found[3] ?? found[4] ?? ''
    if (key === 'type' && type === '') type = value.slice(0, 100)
    // Of a link's address the extractor asks only whether it stays on the page; to resolve the others takes it long.
    if (key === 'href' && !/^(?:#|javascript:)/i.test(value)) continue
    if (kept.has(key) && !seen.has(key) && seen.size < mostAttributes) {
      seen.add(key)
      const cut = value.slice(0, key === 'content' ? 5_000 : 500)
      attributes.push([key, cut.replaceAll('"', '&quot;').replaceAll('\0', '')])
    }
  }
  return { attributes, type, end: pastGreater(source, at) }
}

/** What stands up to the end tag; everything, where there is none. */
function rawText(source: string, from: number, name: string): { text: string; end: number } {
  const endTag = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  endTag.lastIndex = from
  const found = endTag.exec(source)
  if (found === null) return { text: source.slice(from), end: source.length }
  return { text: source.slice(from, found.index), end: pastGreater(source, found.index) }
}

function escapeLess(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('\0', '')
}
