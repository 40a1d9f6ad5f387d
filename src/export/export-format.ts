/** The shapes in which an export comes. */
export const exportFormats = [
  'csv',
  'jsonl',
  'parquet',
  'polecat',
  'webannotation',
  'brat',
  'citations',
  'training',
] as const

export type ExportFormat = (typeof exportFormats)[number]

export const tableNames = ['reports', 'statements', 'events', 'actors', 'mentions', 'copies', 'groups'] as const

export type TableName = (typeof tableNames)[number]
