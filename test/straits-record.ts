import type { ReportRecord } from '../src/record/report-record.ts'
import { buildRecord } from './record-builder.ts'

const title = 'Norway says trawlers were turned back, Iceland’s ministry denies it'

const body = `Norway on Sunday accused Iceland of turning back two trawlers in the Denmark Strait, and said it would raise the matter in Brussels.

“We were given no warning,” Foreign Minister Ingrid Solheim told reporters in Tromsø. “Our crews [were] escorted … like smugglers.” She said that Iceland’s ambassador had assured her that the patrol “acted on old orders.”

In a statement carried by the news agency Nordlys, Iceland’s fisheries ministry called the account “simply untrue.”

According to a coast guard officer, who said he had seen the log, the vessels had crossed the line twice. 🚢 “Both had their transponders off,” he said.

The dispute may reach the Hague court this year, reportedly because Oslo wants a ruling before the cod season.`

/** A record with all that a page and a print have to show: chains, pieces, nesting, overlap, doubt, and nobody. */
export const straitsRecord: ReportRecord = buildRecord(
  {
    title,
    body,
    actors: [
      { name: 'Norway', kind: 'state', country: 'NOR' },
      {
        name: 'Ingrid Solheim',
        country: 'NOR',
        roles: [{ title: 'Foreign Minister', organisation: null, start: 0, end: 0, text: 'Foreign Minister' }],
      },
      { name: 'Iceland’s ambassador', kind: 'unnamed', country: 'ISL' },
      { name: 'Ministry of Fisheries', kind: 'government', country: 'ISL' },
      { name: 'Nordlys', kind: 'media' },
      { name: 'a coast guard officer', kind: 'unnamed' },
    ],
    times: [
      {
        id: 't1',
        start: 79,
        end: 85,
        text: 'Sunday',
        type: 'DATE',
        value: '2024-03-10',
        from: '2024-03-10',
        to: '2024-03-10',
      },
    ],
    statements: [
      { source: 'Norway', actor: 'a1', cue: 'says', content: 'trawlers were turned back' },
      { source: 'Iceland’s ministry', actor: 'a4', cue: 'denies', content: 'it' },
      {
        after: 'Norway on Sunday',
        source: 'Norway',
        actor: 'a1',
        cue: 'accused',
        content: 'Iceland of turning back two trawlers in the Denmark Strait',
        time: 't1',
      },
      { after: 'and said', source: null, actor: 'a1', cue: 'said', content: 'it would raise the matter in Brussels' },
      {
        source: 'Foreign Minister Ingrid Solheim',
        actor: 'a2',
        cue: 'told',
        addressee: 'reporters',
        content: ['“We were given no warning,”', '“Our crews [were] escorted … like smugglers.”'],
        mode: 'direct',
      },
      {
        source: 'She',
        actor: 'a2',
        after: 'She said',
        cue: 'said',
        content: 'that Iceland’s ambassador had assured her that the patrol “acted on old orders.”',
        mode: 'mixed',
      },
      {
        after: 'that Iceland’s ambassador',
        source: 'Iceland’s ambassador',
        actor: 'a3',
        cue: 'had assured',
        addressee: 'her',
        content: 'that the patrol “acted on old orders.”',
        mode: 'mixed',
        within: 's6',
      },
      {
        after: 'In a statement',
        source: 'Iceland’s fisheries ministry',
        actor: 'a4',
        cue: 'called',
        content: 'the account “simply untrue.”',
        medium: 'a statement',
        via: 'a5',
        mode: 'mixed',
      },
      {
        source: 'a coast guard officer, who said he had seen the log',
        actor: 'a6',
        cue: 'According to',
        content: 'the vessels had crossed the line twice',
      },
      { after: 'who said', source: 'who', actor: 'a6', cue: 'said', content: 'he had seen the log', confidence: 0.62 },
      {
        after: 'twice.',
        source: 'he',
        actor: 'a6',
        cue: 'said',
        content: '“Both had their transponders off,”',
        mode: 'direct',
      },
      {
        source: null,
        cue: 'reportedly',
        content: 'because Oslo wants a ruling before the cod season',
        confidence: 0.31,
      },
    ],
  },
  {
    byline: ['Ana Lund', 'Per Holm'],
    publisher: 'Meridian Wire',
    published: '2024-03-11',
    origin: { uri: 'https://example.org/straits?a=1&b=2', mediaType: 'text/html', sha256: 'a'.repeat(64) },
  },
)
