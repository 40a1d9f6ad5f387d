import type { Page } from '../src/views/asked-for.ts'
import type { ListedActor } from '../src/views/find-actors.ts'
import type { ListedReport } from '../src/views/find-reports.ts'
import type { ListedHappening } from '../src/views/list-happenings.ts'
import { pick, states, words } from './made-up-records.ts'

/** Keys of what readers ask for: a sample from all over the archive. */
export type Known = {
  readonly reports: readonly string[]
  readonly actors: readonly ListedActor[]
  readonly happenings: readonly string[]
}

const most = { days: 20, actorPages: 10 }

/** Takes the sample from the API's own lists: 50 reports of each of 20 days, 2,000 actors, 200 happenings. */
export async function gathered(address: string, random: () => number): Promise<Known> {
  const list = async <T>(question: string): Promise<Page<T>> => {
    const answer = await fetch(`${address}/api/${question}`, { signal: AbortSignal.timeout(10_000) })
    if (!answer.ok) throw new Error(`${answer.status} for ${question}`)
    return (await answer.json()) as Page<T>
  }
  const reports = new Set<string>()
  for (let i = 0; i < most.days; i++) {
    const { items } = await list<ListedReport>(`reports?limit=50&to=${day(random)}`)
    for (const { report } of items) reports.add(report)
  }
  const actors: ListedActor[] = []
  let next: string | null = ''
  for (let i = 0; next !== null && i < most.actorPages; i++) {
    const page: Page<ListedActor> = await list(`actors?limit=200${next === '' ? '' : `&cursor=${next}`}`)
    actors.push(...page.items)
    next = page.next
  }
  const happenings = (await list<ListedHappening>('happenings?limit=200')).items.map(({ id }) => id)
  return { reports: [...reports], actors, happenings }
}

/**
 * An address of each kind, drawn by lot: words of the ranks 10 to 3,000, actors by how many reports name them, any
 * report, any two states; null where the archive has nothing of the kind.
 */
export function kindsOf(
  { reports, actors, happenings }: Known,
  random: () => number,
): Readonly<Record<string, string | null>> {
  const word = () => words[10 + Math.floor(random() * 2_990)] ?? ''
  const state = () => pick(states, random).code
  const someDay = () => day(random)
  const actor = () => encodeURIComponent(anActor(actors, random)?.key ?? 's_QAA')
  const happening = happenings.length === 0 ? null : pick(happenings, random)
  const outlet = () => `Outlet+${Math.floor(random() * 50)}`
  return {
    '/': '/',
    '/search': '/search',
    '/search?q': `/search?q=${word()}`,
    '/search?of=events&q': `/search?of=events&q=${word()}`,
    '/search?country&from': `/search?of=events&country=${state()}&from=${someDay()}`,
    '/search?type&from': `/search?of=events&type=CONSULT&from=${someDay()}`,
    '/search?status&from': `/search?of=events&status=possible&from=${someDay()}`,
    '/search?outlet&from': `/search?of=events&outlet=${outlet()}&from=${someDay()}`,
    '/search.csv?q': `/search.csv?q=${word()}`,
    '/reports?to': `/reports?to=${someDay()}`,
    '/reports?q': `/reports?q=${word()}`,
    '/reports/KEY': `/reports/${pick(reports, random)}`,
    '/actors': '/actors',
    '/actors?q': `/actors?q=${word()}`,
    '/actors/KEY': `/actors/${actor()}`,
    '/actors/KEY/said': `/actors/${actor()}/said`,
    '/actors/KEY/did': `/actors/${actor()}/did`,
    '/actors/KEY/done': `/actors/${actor()}/done`,
    '/dialogue': '/dialogue',
    '/dialogue?a&b': `/dialogue?a=${state()}&b=${state()}`,
    '/happenings?from': `/happenings?from=${someDay()}`,
    '/happenings/ID': happening === null ? null : `/happenings/${happening}`,
    '/failures': '/failures',
    '/review': '/review',
    '/review/decisions': '/review/decisions',
    '/review/agreement': '/review/agreement',
    '/paste': '/paste',
    '/api': '/api',
    'API overview': '/api/overview',
    'API statements?q': `/api/statements?q=${word()}`,
    'API events?country': `/api/events?country=${state()}&limit=50`,
    'API facets?q': `/api/facets?q=${word()}`,
    'API actors/KEY': `/api/actors/${actor()}`,
    'API pair': `/api/pair?a=s_${state()}&b=s_${state()}`,
    'API happenings?from': `/api/happenings?from=${someDay()}`,
    'API reports/KEY': `/api/reports/${pick(reports, random)}`,
  }
}

/** By lot, each as likely as reports name them. */
function anActor(all: readonly ListedActor[], random: () => number): ListedActor | undefined {
  let sought = random() * all.reduce((sum, { reports }) => sum + reports, 0)
  return all.find(({ reports }) => {
    sought -= reports
    return sought <= 0
  })
}

function day(random: () => number): string {
  return new Date(Date.UTC(2010, 0, 1 + Math.floor(random() * 3_650))).toISOString().slice(0, 10)
}
