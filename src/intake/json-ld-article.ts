import { readReferences } from './read-references.ts'

/** What a page says of its article for machines (schema.org, as JSON-LD). */
export type LinkedArticle = {
  readonly headline: string | null
  readonly body: string | null
  readonly published: string | null
  readonly authors: readonly string[]
  readonly publisher: string | null
}

const articleType = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$/
const mostNodes = 5_000

/** The first article among a page's JSON-LD scripts; what does not parse is passed over, as browsers do. */
export function jsonLdArticle(scripts: readonly string[]): LinkedArticle | null {
  const articles = scripts.flatMap((script) => objectsIn(parsed(script))).filter(isArticle)
  const best = articles.find((each) => textOf(each['articleBody']) !== null) ?? articles[0]
  if (best === undefined) return null
  return {
    headline: textOf(best['headline']) ?? textOf(best['name']),
    body: textOf(best['articleBody']),
    published: textOf(best['datePublished']) ?? textOf(best['dateCreated']),
    authors: people(best['author'] ?? best['creator']),
    publisher: nameOf(best['publisher']),
  }
}

type Json = Readonly<Record<string, unknown>>

function parsed(script: string): unknown {
  const source = script
    .replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\]\]>|\]\]>)\s*$/, '')
  try {
    return JSON.parse(source)
  } catch {
    try {
      // Bodies are often written with bare line breaks inside their strings.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what breaks the JSON
      return JSON.parse(source.replace(/[\u0000-\u001f]+/g, ' '))
    } catch {
      return null
    }
  }
}

/** Every object within a value, outermost first, without recursion. */
function objectsIn(value: unknown): readonly Json[] {
  const waiting: unknown[] = [value]
  const found: Json[] = []
  for (let i = 0; i < waiting.length && i < mostNodes; i++) {
    const each = waiting[i]
    if (Array.isArray(each)) {
      for (const item of each.slice(0, 200)) waiting.push(item)
    } else if (isObject(each)) {
      found.push(each)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item']) waiting.push(each[key])
    }
  }
  return found
}

function isArticle(value: Json): boolean {
  const types = Array.isArray(value['@type']) ? value['@type'] : [value['@type']]
  return types.some((type) => typeof type === 'string' && articleType.test(type))
}

function people(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.slice(0, 20).flatMap((each) => {
    if (isObject(each) && each['@type'] === 'Organization') return []
    const name = nameOf(each)
    return name === null ? [] : [name]
  })
}

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) return nameOf(value[0] === value ? null : value.find((each) => !Array.isArray(each)))
  return isObject(value) ? textOf(value['name']) : textOf(value)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? readReferences(value.trim()) : null
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
