import { readFileSync } from 'node:fs'
import { openGazetteer } from '../actors/gazetteer/gazetteer.ts'
import { markOfLists } from '../actors/gazetteer/lists-mark.ts'
import { Encoder, readManifest } from '../language/encoder.ts'
import { openWordPieces } from '../language/word-pieces.ts'
import type { Report } from '../record/report.ts'
import type { Reader as ReaderVersion, ReportRecord } from '../record/report-record.ts'
import { schemaVersion } from '../record/schema-version.ts'
import { type ExplainedRecord, explainReport } from './explain/explain-report.ts'
import { recordReport, type Tools } from './record-report.ts'

/** An opened model, ready to read any number of reports. */
export type Reader = {
  /** Reads one report; the same report gives the same record. */
  read(report: Report): Promise<ReportRecord>
  /** Reads one report and says of every datum of the record why it is as it is; the record is the one that `read` gives. */
  explain(report: Report): Promise<ExplainedRecord>
  close(): Promise<void>
}

export type ReaderOptions = {
  /** Lists of actors of one's own, as `demarche actors import` writes them. */
  readonly actors?: readonly string[] | undefined
}

const root = new URL('../../', import.meta.url)

/** Where the weights lie that demarche ships. */
export const shippedModel: URL = new URL('model/', root)

/**
 * Opens the model and gives a reader.
 * @param model a folder with `manifest.json`, graphs and tokenizer; the shipped one by default
 * @throws DemarcheError `model-missing` or `model-broken`; `not-found`, `not-readable` or `bad-actors` for a list of actors
 */
export async function openReader(model: URL = shippedModel, { actors }: ReaderOptions = {}): Promise<Reader> {
  const gazetteer = openGazetteer({ actors })
  const encoder = await Encoder.open(model)
  const tools: Tools = {
    encoder,
    gazetteer,
    pieces: openWordPieces(new URL('tokenizer.json', model)),
    version: await readerVersion(model, { actors }),
  }
  return {
    read: (report) => recordReport(report, tools),
    explain: (report) => explainReport(report, tools),
    close: () => encoder.close(),
  }
}

/**
 * What would stand in the records of the reader that `openReader` gives, without opening the model. Lists of one's own
 * mark demarche's version as build metadata (Semantic Versioning 2.0, 10), as in `0.1.0+actors.5f2c19d0a4b37e68`: a
 * reading with other lists is another reader's.
 */
export async function readerVersion(
  model: URL = shippedModel,
  { actors = [] }: ReaderOptions = {},
): Promise<ReaderVersion> {
  const { name } = readManifest(model)
  const mark = markOfLists(actors)
  return {
    demarche: `${packageVersion()}${mark === null ? '' : `+actors.${mark}`}`,
    model: name,
    schema: schemaVersion,
  }
}

function packageVersion(): string {
  const found = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
  return found.version
}
