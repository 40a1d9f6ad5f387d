import type { Actor, Mention } from '../record/actor.ts'
import type { Column } from './column.ts'
import { type ExportedReport, idWithin } from './exported-report.ts'
import { aboutReport, audit, offsetUnitColumn } from './report-columns.ts'

export type ActorThing = { readonly report: ExportedReport; readonly actor: Actor }
export type MentionThing = { readonly report: ExportedReport; readonly mention: Mention }

/** A row for each actor of each report. */
export const actorColumns: readonly Column<ActorThing>[] = [
  {
    name: 'actor_id',
    type: 'text',
    about: 'The report and the actor in it, as `r_0123456789abcdef/a1`.',
    cell: ({ report, actor }) => idWithin(report, actor.id),
  },
  ...aboutReport<ActorThing>(),
  {
    name: 'joined_actor_id',
    type: 'text',
    about: 'The actor across reports; empty where none was joined, as in an export of records.',
    cell: ({ report, actor }) => report.joined(actor.id),
  },
  { name: 'name', type: 'text', about: "The actor's name.", cell: ({ actor }) => actor.name },
  {
    name: 'kind',
    type: 'text',
    about: '`person`, `state`, `government`, `organisation`, `media`, `group`, `unnamed` or `document`.',
    cell: ({ actor }) => actor.kind,
  },
  {
    name: 'country',
    type: 'text',
    about: 'The country, ISO 3166-1 alpha-3.',
    cell: ({ actor }) => actor.country,
  },
  { name: 'sectors', type: 'list', about: 'The sectors, as PLOVER names them.', cell: ({ actor }) => actor.sectors },
  {
    name: 'aliases',
    type: 'list',
    about: 'What else the report calls the actor by name.',
    cell: ({ actor }) => actor.aliases,
  },
  {
    name: 'roles',
    type: 'list',
    about: 'Posts and titles as the report gives them: title, then organisation, parted by a comma.',
    cell: ({ actor }) => [...new Set(actor.roles.map(roleWords))],
  },
  {
    name: 'mentions',
    type: 'integer',
    about: 'How many places of the text speak of the actor.',
    cell: ({ report, actor }) => report.record.mentions.filter((mention) => mention.actor === actor.id).length,
  },
  ...audit<ActorThing>(),
]

function roleWords({ title, organisation, text }: Actor['roles'][0]): string {
  return [title, organisation].filter((part) => part !== null).join(', ') || text
}

/** A row for each place where a report speaks of somebody or something by name, by kind or by pronoun. */
export const mentionColumns: readonly Column<MentionThing>[] = [
  {
    name: 'mention_id',
    type: 'text',
    about: 'The report and the mention in it, as `r_0123456789abcdef/m7`.',
    cell: ({ report, mention }) => idWithin(report, mention.id),
  },
  ...aboutReport<MentionThing>(),
  { name: 'text', type: 'text', about: "The report's words.", cell: ({ mention }) => mention.text },
  {
    name: 'start',
    type: 'integer',
    about: 'Where they begin.',
    cell: ({ report, mention }) => report.place(mention.start),
  },
  { name: 'end', type: 'integer', about: 'Where they end.', cell: ({ report, mention }) => report.place(mention.end) },
  offsetUnitColumn(),
  { name: 'form', type: 'text', about: '`name`, `nominal` or `pronoun`.', cell: ({ mention }) => mention.form },
  { name: 'type', type: 'text', about: '`PER`, `ORG`, `LOC` or `MISC`.', cell: ({ mention }) => mention.type },
  {
    name: 'actor_id',
    type: 'text',
    about: 'The actor who is meant, a row of `actors`; empty where that is not known.',
    cell: ({ report, mention }) => (mention.actor === null ? null : idWithin(report, mention.actor)),
  },
  {
    name: 'actor_name',
    type: 'text',
    about: "That actor's name.",
    cell: ({ report, mention }) => report.actor(mention.actor)?.name ?? null,
  },
  ...audit<MentionThing>(),
]
