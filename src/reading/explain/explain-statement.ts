import type { WhoWhy } from '../../actors/who-why.ts'
import { sureness } from '../../frames/settle-statements.ts'
import type { StatementDraft } from '../../frames/statement-draft.ts'
import { holds, type Range } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { Statement } from '../../record/statement.ts'
import type { StatementTime } from '../time-of-statement.ts'
import type { Step } from './reasons.ts'
import { curve, headStep, product, ruleStep, through } from './steps.ts'
import { candidatesStep, rankStep } from './who-steps.ts'

/** Why a statement is as it is: what the model found, what the rules made of it, and through which data it was resolved. */
export function explainStatement(
  record: ReportRecord,
  s: Statement,
  draft: StatementDraft,
  time: StatementTime | null,
  why: WhoWhy,
): readonly Step[] {
  const { text } = record
  const { found, content, nested, quoted } = draft.why
  const steps: Step[] = []
  if (found.cue) steps.push(headStep(text, 'statement', 'cue', found.cue, found.cueScore))
  else steps.push(ruleStep(text, 'cue', 'quotation-alone', content))
  if (found.source) steps.push(headStep(text, 'statement', 'source', found.source, found.sourceScore))
  for (const piece of content) steps.push(headStep(text, 'statement', 'content', piece, found.contentScore))
  if (nested) steps.push(ruleStep(text, 'cue', 'content-read-alone', [], s.within))
  if (!same(content, draft.content)) steps.push(ruleStep(text, 'content', 'out-to-the-marks', draft.content))
  if (found.source && draft.source && !same([found.source], [draft.source]))
    steps.push(ruleStep(text, 'source', 'document-taken-apart', [draft.source]))
  steps.push(
    product(sureness(found), [
      { name: 'cue', value: found.cueScore },
      { name: 'content', value: found.contentScore },
      { name: 'source', value: found.sourceScore },
    ]),
    curve('statement', sureness(found), s.confidence),
    ruleStep(text, 'mode', 'share-in-quotation-marks', [], `${quoted}`),
  )
  if (draft.medium) steps.push(ruleStep(text, 'medium', 'words-for-documents', [draft.medium]))
  if (draft.via) steps.push(ruleStep(text, 'via', 'carried-by', [draft.via], s.via))
  if (draft.addressee)
    steps.push(ruleStep(text, 'addressee', 'told-whom', [draft.addressee], s.addressee?.actor ?? null))
  steps.push(...explainActor(record, 'source.actor', draft.source, s.source.actor))
  if (draft.source && (s.source.actor === null || s.source.candidates))
    steps.push(...openSource(text, draft.source, s.source.candidates ?? [], why))
  if (s.within)
    steps.push(ruleStep(text, 'within', 'stands-in-content', [found.cue], s.within), through('within', s.within))
  if (time) steps.push(ruleStep(text, 'time', time.why.by, [time.time], time.time.value), through('time', time.time.id))
  return steps
}

/** Why it stays open who speaks: what the ranker gave each, and who may be meant. */
function openSource(text: string, source: Range, candidates: readonly string[], why: WhoWhy): Step[] {
  const ranking = why.rankings.find((r) => r.start === source.start)
  return [
    ...(ranking ? [rankStep(text, 'source.actor', ranking)] : []),
    ...(candidates.length > 0 ? [candidatesStep(source, candidates, why)] : []),
  ]
}

/** Whom the words of a role speak of: through the mention of that actor in them; nobody where it is not known. */
export function explainActor(record: ReportRecord, field: string, words: Range | null, actor: string | null): Step[] {
  if (!actor) return words ? [ruleStep(record.text, field, 'nobody-sure', [words])] : []
  const mention = words && record.mentions.findLast((m) => m.actor === actor && holds(words, m))
  if (!mention && words) return [ruleStep(record.text, field, 'description', [words], actor), through(field, actor)]
  if (!mention) return [ruleStep(record.text, field, 'goes-on-speaking', [], actor), through(field, actor)]
  return [through(field, mention.id), through(field, actor)]
}

const same = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every((r, i) => r.start === b[i]!.start && r.end === b[i]!.end)
