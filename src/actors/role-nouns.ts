import { kin } from './name-words.ts'

/** What persons in the news are: posts and trades by which a report goes on to speak of somebody it has named. */
export const roleNouns: ReadonlySet<string> = new Set([
  ...kin,
  ...`president minister premier chancellor king queen prince princess emir sultan sheikh pope cardinal archbishop bishop
  senator representative congressman congresswoman lawmaker legislator governor mayor councilman councilwoman speaker
  candidate nominee incumbent leader chairman chairwoman chair chief head boss director manager executive founder owner
  secretary undersecretary ambassador envoy diplomat consul commissioner delegate negotiator mediator coordinator
  spokesman spokeswoman spokesperson adviser advisor aide strategist pollster consultant counsel attorney lawyer
  prosecutor judge justice detective officer sheriff inspector general colonel major captain lieutenant sergeant
  admiral commander marshal soldier veteran official bureaucrat analyst expert fellow researcher scholar scientist
  professor historian economist lecturer dean teacher physician doctor surgeon nurse epidemiologist psychologist
  journalist reporter correspondent editor columnist commentator author writer host anchor producer activist organizer
  campaigner dissident cleric imam rabbi priest pastor reverend farmer businessman businesswoman banker investor trader
  engineer entrepreneur billionaire developer actor actress singer athlete coach player student resident witness
  refugee defendant suspect victim republican democrat politician statesman stateswoman deputy tycoon magnate mogul financier
  philanthropist industrialist frontrunner front-runner hopeful contender challenger neurosurgeon lobbyist blogger novelist
  poet filmmaker musician comedian celebrity warlord monarch ruler strongman dictator jurist treasurer pundit dissident
  socialist heir insurgent militant gunman attacker neighbor neighbour landlord tenant prisoner inmate passenger driver`.split(
    /\s+/,
  ),
])

/** The role noun that a phrase ends in before any "of", "at" or "for": "a senior fellow at X" is a fellow. */
export function roleNounOf(phrase: string): string | null {
  const head = phrase.split(/\s(?:of|at|for|in|to|with|from|on|who|that|and)\s|,|\(/u)[0] ?? ''
  const last = head.trim().split(/\s+/u).at(-1)?.toLowerCase() ?? ''
  const noun = roleNouns.has(last) ? last : last.slice(last.lastIndexOf('-') + 1)
  return roleNouns.has(noun) ? noun : null
}
