import { bratConfiguration, bratDocument } from './brat.ts'
import { bibTexEntry, citationKey, cslItem, footnote } from './citations.ts'
import type { ExportFolder } from './export-folder.ts'
import { idWithin } from './exported-report.ts'
import { fileStem } from './file-names.ts'
import type { FormatWriter, WriterSetting } from './format-writer.ts'
import type { FileNotes } from './manifest.ts'
import { polecatHeader, polecatLine } from './polecat.ts'
import { jsonRowSink } from './row-sink.ts'
import { collectionEnding, collectionOpening, webAnnotations } from './web-annotations.ts'

/**
 * The shape of POLECAT, which has no column for a status: what did not take place stays out unless it is asked for. Nor
 * has it one for a review: what people called wrong stays out always.
 */
export async function polecatWriter({ folder, options }: WriterSetting): Promise<FormatWriter> {
  const name = 'events.polecat.txt'
  const statuses = options.statuses ?? ['actual']
  const notes = new Map<string, FileNotes>()
  const file = await folder.open(name)
  await file.write(polecatHeader())
  let rows = 0
  let leftOut = 0
  let wrong = 0
  const settings = { statuses, leftOut: 0, wrong: 0 }
  return {
    notes,
    settings,
    async report(report) {
      for (const event of report.record.events) {
        if (report.review(event.id) === 'wrong') wrong++
        else if (statuses.includes(event.status)) {
          await file.write(polecatLine({ report, event }))
          rows++
        } else leftOut++
      }
    },
    async end() {
      await file.end()
      settings.leftOut = leftOut
      settings.wrong = wrong
      notes.set(name, { rows, offsets: null })
    },
  }
}

/** W3C Web Annotations: one collection, and the text of each report, to which their positions hold. */
export async function annotationWriter({ folder, program }: WriterSetting): Promise<FormatWriter> {
  const name = 'annotations.jsonld'
  const notes = new Map<string, FileNotes>()
  const file = await folder.open(name)
  await file.write(collectionOpening)
  let total = 0
  return {
    notes,
    settings: {},
    async report(report) {
      const textFile = `texts/${fileStem(report.id)}.txt`
      await whole(folder, textFile, report.record.text)
      for (const annotation of webAnnotations(report, textFile, { program })) {
        await file.write(`${total === 0 ? '' : ',\n'}${JSON.stringify(annotation)}`)
        total++
      }
    },
    async end() {
      await file.write(collectionEnding(total))
      await file.end()
      notes.set(name, { rows: total, offsets: 'codepoint' })
    },
  }
}

/** brat: a text and its standoff for each report, and the configuration that shows them. */
export async function bratWriter({ folder }: WriterSetting): Promise<FormatWriter> {
  const notes = new Map<string, FileNotes>()
  await whole(folder, 'annotation.conf', bratConfiguration())
  return {
    notes,
    settings: {},
    async report(report) {
      const stem = fileStem(report.id)
      const { txt, ann } = bratDocument(report)
      await whole(folder, `${stem}.txt`, txt)
      await whole(folder, `${stem}.ann`, ann)
      notes.set(`${stem}.ann`, { offsets: 'codepoint' })
    },
    end: async () => undefined,
  }
}

const footnoteTable = {
  name: 'footnotes',
  columns: [
    { name: 'statement_id', type: 'text', about: 'The statement, as in `statements`.' },
    { name: 'citation_key', type: 'text', about: 'The report, as in `citations.json` and `citations.bib`.' },
    { name: 'footnote', type: 'text', about: 'Who is quoted, by whom, where and when, and what is said.' },
    { name: 'review', type: 'text', about: 'As in `statements`; there is no footnote for what is wrong.' },
  ],
} as const

/** Citations: each report for Zotero, pandoc and LaTeX, and a footnote for each statement. */
export async function citationWriter({ folder }: WriterSetting): Promise<FormatWriter> {
  const notes = new Map<string, FileNotes>()
  const csl = await folder.open('citations.json')
  const bib = await folder.open('citations.bib')
  const footnotes = jsonRowSink(footnoteTable, await folder.open('footnotes.jsonl'))
  let reports = 0
  let statements = 0
  return {
    notes,
    settings: {},
    async report(report) {
      await csl.write(`${reports === 0 ? '[' : ','}\n${JSON.stringify(cslItem(report))}`)
      await bib.write(`${reports === 0 ? '' : '\n'}${bibTexEntry(report)}`)
      reports++
      for (const statement of report.record.statements) {
        const review = report.review(statement.id)
        if (review === 'wrong') continue
        await footnotes.row([idWithin(report, statement.id), citationKey(report), footnote(report, statement), review])
        statements++
      }
    },
    async end() {
      await csl.write(reports === 0 ? '[]\n' : '\n]\n')
      await csl.end()
      await bib.end()
      await footnotes.end()
      notes.set('citations.json', { rows: reports })
      notes.set('citations.bib', { rows: reports })
      notes.set('footnotes.jsonl', { rows: statements })
    },
  }
}

async function whole(folder: ExportFolder, name: string, text: string): Promise<void> {
  const file = await folder.open(name)
  await file.write(text)
  await file.end()
}
