import type { ReportRecord } from '../../src/record/report-record.ts'
import { withEvents } from '../event-builder.ts'
import { buildRecord } from '../record-builder.ts'

/** The same dispatch in another outlet: a paragraph of its own before what is otherwise word for word the same. */
export function dispatch(publisher: string, opening: string, id: string): ReportRecord {
  const body =
    `${opening}Norway expelled two Icelandic diplomats on 4 May after a quarrel over fishing rights in the Denmark Strait that has ` +
    'gone on since the winter, the foreign ministry in Oslo announced in a short statement on its own pages. The two have a week ' +
    'to leave the country. Iceland called the step out of all proportion and kept open whether it would answer in kind, while ' +
    'fishermen on both shores feared for the season. Talks in Tromsø had ended without a result the week before.'
  const record = buildRecord(
    {
      body,
      actors: [
        { name: 'Norway', kind: 'state', country: 'NOR' },
        { name: 'Iceland', kind: 'state', country: 'ISL' },
      ],
    },
    {
      publisher,
      published: '2024-05-05',
      id,
      origin: { uri: `https://${id}.example/a`, mediaType: 'text/html', sha256: 'd'.repeat(64) },
    },
  )
  return withEvents(record, [
    {
      type: 'SANCTION',
      anchor: 'expelled',
      source: 'Norway',
      sources: ['a1'],
      target: 'Icelandic diplomats',
      targets: ['a2'],
      time: '2024-05-04',
      intensity: -6,
      quad: 4,
    },
  ])
}
