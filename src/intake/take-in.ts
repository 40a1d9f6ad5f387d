import { createHash } from 'node:crypto'
import { DemarcheError } from '../record/demarche-error.ts'
import { fingerprintOf } from '../record/fingerprint.ts'
import type { Report } from '../record/report.ts'
import { cleanParagraphs } from './clean-paragraphs.ts'
import { decodeBytes } from './decode-bytes.ts'
import { isFurniture } from './furniture.ts'
import { headlineOf } from './headline.ts'
import { lineInput } from './line-input.ts'
import { plainParagraphs } from './plain-paragraphs.ts'
import { publishedDay } from './published-day.ts'
import { readPage } from './read-page.ts'
import { refuseUnreadableBytes, refuseUnreadableText } from './refuse-unreadable.ts'
import { defaultLimits, type IntakeLimits, type ReportInput } from './report-input.ts'
import { refuseForeign, textLanguage } from './text-language.ts'
import { oneLine } from './white-space.ts'

/**
 * One report from what was handed in: clean text and what is known about it.
 * Throws a `DemarcheError` where there is no report to be had.
 */
export function takeIn(input: ReportInput, limits: IntakeLimits = defaultLimits): Report {
  const held = jsonReport(input, limits)
  if (held !== null) {
    const report = takeIn(held.input, limits)
    return { ...report, origin: { ...report.origin, mediaType: 'application/json', sha256: held.sha256 } }
  }
  const given = input.published === undefined ? null : givenDay(input.published)
  const source = sourceOf(input, limits)
  const read = source.isHtml ? fromPage(source.content, input, limits) : fromText(source.content, input)
  if (read.text.trim() === '') throw nothingToRead(source.isHtml)
  if (read.text.length > limits.text)
    throw new DemarcheError(
      'too-large',
      `This text has ${read.text.length} characters and the limit is ${limits.text}; hand it in as several reports.`,
    )
  const language = textLanguage(read.text.slice(read.bodyStart) || read.text)
  const title = read.title
  const published = given ?? read.published
  const report: Report = {
    id: input.id ?? `r_${sha256(`${read.text}\0${title ?? ''}\0${published ?? ''}`).slice(0, 16)}`,
    fingerprint: fingerprintOf(read.text),
    origin: { uri: input.uri ?? null, mediaType: source.isHtml ? 'text/html' : 'text/plain', sha256: source.sha256 },
    title,
    byline: read.byline,
    publisher: input.publisher ?? read.publisher,
    published,
    language,
    text: read.text,
    bodyStart: read.bodyStart,
  }
  if (input.anyLanguage !== true) refuseForeign(report)
  return report
}

type Source = { readonly content: string; readonly isHtml: boolean; readonly sha256: string }

function sourceOf(input: ReportInput, limits: IntakeLimits): Source {
  const { bytes } = input
  const string = input.html ?? input.text
  const size = bytes?.length ?? string?.length ?? 0
  if (size > limits.bytes)
    throw new DemarcheError(
      'too-large',
      `This is ${size} bytes long and the limit is ${limits.bytes}; hand in the article alone.`,
    )
  if (bytes === undefined) {
    const content = (string ?? '').toWellFormed()
    if (input.html === undefined) refuseUnreadableText(content)
    return { content, isHtml: input.html !== undefined, sha256: sha256(string ?? '') }
  }
  refuseUnreadableBytes(bytes)
  const content = decodeBytes(bytes, input.mediaType).toWellFormed()
  const isHtml = input.verbatim !== true && looksLikeHtml(content, input)
  if (!isHtml) refuseUnreadableText(content)
  return { content, isHtml, sha256: sha256(bytes) }
}

/** A file that holds one report as a JSON object, in the fields of a JSON Lines line; the caller's own words win. */
function jsonReport(input: ReportInput, limits: IntakeLimits): { input: ReportInput; sha256: string } | null {
  const { bytes, ...given } = input
  if (bytes === undefined || bytes.length > limits.bytes) return null
  if (!/^\s*application\/json/i.test(input.mediaType ?? '') && !/\.json$/i.test(input.uri ?? '')) return null
  refuseUnreadableBytes(bytes)
  const line = lineInput(decodeBytes(bytes, 'application/json'))
  if ('error' in line) throw line.error
  const said = Object.entries(given).filter(([name, value]) => name !== 'mediaType' && value !== undefined)
  return { input: { ...line.input, ...Object.fromEntries(said) }, sha256: sha256(bytes) }
}

function looksLikeHtml(content: string, input: ReportInput): boolean {
  if (/^\s*(?:text\/html|application\/xhtml)/i.test(input.mediaType ?? '')) return true
  if (/\.(?:html?|xhtml)$/i.test(input.uri ?? '')) return true
  const start = content.slice(0, 2_000)
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1|main|section|meta|title)\b/i.test(
    start,
  )
}

type Read = Pick<Report, 'title' | 'byline' | 'publisher' | 'published' | 'text' | 'bodyStart'>

function fromText(content: string, input: ReportInput): Read {
  const asked = input.title === undefined ? null : oneLine(input.title.toWellFormed()) || null
  if (input.verbatim === true)
    return { title: asked, byline: [], publisher: null, published: null, text: content, bodyStart: 0 }
  const clean = cleanParagraphs(plainParagraphs(content))
  const { title, body } = headlineOf(clean.paragraphs, asked)
  return {
    ...laidOut(title, body),
    byline: clean.byline.length > 0 ? clean.byline : clean.credited,
    publisher: null,
    published: clean.published,
  }
}

function fromPage(content: string, input: ReportInput, limits: IntakeLimits): Read {
  const page = readPage(content, limits.text)
  const asked = input.title === undefined ? null : oneLine(input.title.toWellFormed()) || null
  const found = asked ?? (page.title === null || isFurniture(page.title) ? null : page.title)
  const lines = page.paragraphs.map((each) => each.text)
  // The headline stands above the lines while they are cleaned, as it does when the clean text is taken in again.
  const whole = cleanParagraphs(found === null ? lines : [found, ...lines])
  const clean = found === null || whole.paragraphs[0] === found ? whole : cleanParagraphs(lines)
  const body = found === null ? clean.paragraphs : headlineOf(clean.paragraphs, found).body
  const byline = [page.byline, clean.byline, clean.credited].find((names) => names.length > 0) ?? []
  return {
    ...laidOut(body.length === 0 ? null : found, body),
    byline,
    publisher: page.publisher,
    published: page.published ?? clean.published,
  }
}

/** The headline as the first paragraph, then the body. */
function laidOut(title: string | null, body: readonly string[]): Pick<Read, 'title' | 'text' | 'bodyStart'> {
  const below = body.join('\n\n')
  if (title === null || body.length === 0) return { title, text: below || (title ?? ''), bodyStart: 0 }
  return { title, text: `${title}\n\n${below}`, bodyStart: title.length + 2 }
}

function givenDay(published: string): string {
  const day = publishedDay(published)
  if (day === null)
    throw new DemarcheError('bad-date', `"${published.slice(0, 60)}" is no day of publication; write it as 2020-03-24.`)
  return day
}

function nothingToRead(isHtml: boolean): DemarcheError {
  return isHtml
    ? new DemarcheError('no-article', 'This page holds no article; hand in the address of one article, or its text.')
    : new DemarcheError('empty', 'There is no text to read; hand in the text of a report.')
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
