/** What a reader of demarche hands in: one report, as bytes, as text or as HTML, with what is known about it. */
export type ReportInput = {
  /** The caller's own id; kept as it is. Without one, the id is derived from the content. */
  readonly id?: string | undefined
  /** Plain text, taken verbatim when `verbatim` is set, else cleaned of a web page's furniture. */
  readonly text?: string | undefined
  readonly html?: string | undefined
  /** Bytes of a file, whose kind and encoding are found out. */
  readonly bytes?: Uint8Array | undefined
  readonly verbatim?: boolean | undefined
  /** Where it came from: an address or a file name. */
  readonly uri?: string | undefined
  /** The server's word for the type, as in `text/html; charset=windows-1251`. */
  readonly mediaType?: string | undefined
  readonly title?: string | undefined
  /** The day of publication, ISO 8601 (`2020-03-24`, or a moment from which the day is taken). */
  readonly published?: string | undefined
  readonly publisher?: string | undefined
  /** Takes the report in whatever its language is; else all but English is refused. */
  readonly anyLanguage?: boolean | undefined
}

export type IntakeLimits = {
  /** Most UTF-16 code units of clean text. */
  readonly text: number
  /** Most bytes of HTML or text as they come. */
  readonly bytes: number
}

export const defaultLimits: IntakeLimits = { text: 5_000_000, bytes: 20_000_000 }
