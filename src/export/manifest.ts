import { z } from 'zod'
import type { Reader } from '../record/report-record.ts'
import type { WrittenFile } from './export-folder.ts'
import type { ExportFormat } from './export-format.ts'
import type { OffsetUnit } from './offset-map.ts'

export const manifestName = 'manifest.json'

/** What a manifest says it belongs to, by which an earlier export is known. */
export const manifestFormat = 'demarche export'

const manifest = z.looseObject({
  format: z.literal(manifestFormat),
  files: z.array(z.looseObject({ name: z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))/), sha256: z.string() })),
})

/** The files that a manifest names; null where this is no manifest of an export. */
export function writtenManifest(json: string): readonly { readonly name: string; readonly sha256: string }[] | null {
  try {
    return manifest.parse(JSON.parse(json)).files
  } catch {
    return null
  }
}

/** What is known of a file beside its bytes. */
export type FileNotes = {
  readonly rows?: number
  readonly columns?: readonly string[]
  readonly offsets?: OffsetUnit | null
}

export type ManifestParts = {
  readonly as: ExportFormat
  /** The version of demarche that exports. */
  readonly program: string
  readonly from: 'records' | 'archive'
  readonly readers: readonly (Reader & { readonly reports: number })[]
  readonly offsets: OffsetUnit | null
  /** How many statements and events people have reviewed, and how many there are. */
  readonly reviewed: { readonly reviewed: number; readonly of: number }
  /** The moment of the export, as the user gave it. */
  readonly at: string | null
  readonly counts: Readonly<Record<string, number>>
  readonly settings: Readonly<Record<string, unknown>>
  /** SHA-256 over the fingerprints and bytes' hashes of all reports, in their order. */
  readonly sources: string
  readonly files: readonly WrittenFile[]
  readonly notes: ReadonlyMap<string, FileNotes>
}

/** The manifest of an export. It holds no clock of its own, so that the same export has the same bytes. */
export function manifestText(parts: ManifestParts): string {
  const { reviewed, of } = parts.reviewed
  const said =
    reviewed === 0
      ? 'Machine output: nobody has reviewed it.'
      : reviewed < of
        ? `Machine output, of which people have reviewed ${reviewed} of ${of} statements and events.`
        : 'People have reviewed every statement and event.'
  return `${JSON.stringify(
    {
      format: manifestFormat,
      version: 1,
      as: parts.as,
      software: { name: 'demarche', version: parts.program },
      readers: parts.readers,
      from: parts.from,
      exportedAt: parts.at,
      review: { state: reviewed === 0 ? 'none' : reviewed < of ? 'partial' : 'complete', reviewed, of, said },
      offsets: parts.offsets === null ? null : { unit: parts.offsets, end: 'exclusive' },
      counts: parts.counts,
      settings: parts.settings,
      sourcesSha256: parts.sources,
      files: parts.files.map((file) => ({ ...file, ...parts.notes.get(file.name) })),
    },
    null,
    2,
  )}\n`
}
