import type { Column } from './column.ts'

/** A text that has near-copies, as the archive worked it out. */
export type CopyThing = {
  readonly copyGroup: string
  readonly report: string
  readonly publisher: string | null
  readonly published: string | null
  readonly original: string
  readonly resemblance: number
  readonly containment: number
}

/** A row for each report that is a near-copy of another, and for each that has some. */
export const copyColumns: readonly Column<CopyThing>[] = [
  { name: 'copy_group', type: 'text', about: 'The group of copies.', cell: ({ copyGroup }) => copyGroup },
  { name: 'article_id', type: 'text', about: 'The report.', cell: ({ report }) => report },
  { name: 'publisher', type: 'text', about: 'Who published it.', cell: ({ publisher }) => publisher },
  { name: 'published_at', type: 'text', about: 'The day of publication.', cell: ({ published }) => published },
  {
    name: 'original_id',
    type: 'text',
    about: 'The report from which the others of the group come, as far as can be told; it is a row of the group too.',
    cell: ({ original }) => original,
  },
  {
    name: 'resemblance',
    type: 'real',
    about: 'How much of both texts together they share, from 0 to 1.',
    cell: ({ resemblance }) => resemblance,
  },
  {
    name: 'containment',
    type: 'real',
    about: 'How much of the shorter text is in the longer, from 0 to 1.',
    cell: ({ containment }) => containment,
  },
]

/** An event and the happening that it tells of. */
export type GroupThing = {
  readonly group: string
  readonly report: string
  readonly event: string
  readonly stance: string
  readonly type: string
  readonly source: string | null
  readonly target: string | null
  readonly from: string | null
  readonly to: string | null
  readonly reports: number
  readonly texts: number
  readonly sources: number
  readonly deniers: number
  readonly copyGroup: string | null
  readonly assertedBy: readonly string[]
  readonly deniedBy: readonly string[]
}

/** A row for each event: the happening of which it tells, the same for all events that tell of one act. */
export const groupColumns: readonly Column<GroupThing>[] = [
  {
    name: 'group_id',
    type: 'text',
    about: 'The happening: the same for all events that tell of one act.',
    cell: ({ group }) => group,
  },
  {
    name: 'event_id',
    type: 'text',
    about: 'The event, a row of `events`.',
    cell: ({ report, event }) => `${report}/${event}`,
  },
  { name: 'article_id', type: 'text', about: 'The report.', cell: ({ report }) => report },
  {
    name: 'stance',
    type: 'text',
    about: '`asserts`, `foresees` or `denies`: what this event says of the happening.',
    cell: ({ stance }) => stance,
  },
  { name: 'type', type: 'text', about: "The happening's type.", cell: ({ type }) => type },
  { name: 'actor', type: 'text', about: "Who acts: a name, or else a state's code.", cell: ({ source }) => source },
  { name: 'recipient', type: 'text', about: 'To whom it is done.', cell: ({ target }) => target },
  { name: 'date_start', type: 'text', about: 'The first day it may be.', cell: ({ from }) => from },
  { name: 'date_end', type: 'text', about: 'The last day it may be.', cell: ({ to }) => to },
  { name: 'reports', type: 'integer', about: 'How many reports assert it.', cell: ({ reports }) => reports },
  {
    name: 'texts',
    type: 'integer',
    about: 'How many texts those are where near-copies count once.',
    cell: ({ texts }) => texts,
  },
  {
    name: 'sources',
    type: 'integer',
    about: 'How many independent sources assert it.',
    cell: ({ sources }) => sources,
  },
  { name: 'deniers', type: 'integer', about: 'How many deny it.', cell: ({ deniers }) => deniers },
  {
    name: 'asserted_by',
    type: 'list',
    about: 'The names of those sources.',
    cell: ({ assertedBy }) => assertedBy,
  },
  { name: 'denied_by', type: 'list', about: 'The names of those who deny it.', cell: ({ deniedBy }) => deniedBy },
  {
    name: 'copy_group',
    type: 'text',
    about: 'The group of copies to which the report belongs, where it does.',
    cell: ({ copyGroup }) => copyGroup,
  },
]
