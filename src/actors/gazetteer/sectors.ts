/** PLOVER's sectors that titles and organisations tell of. */
export const sectors = [
  'GOV',
  'MIL',
  'COP',
  'JUD',
  'LEG',
  'SPY',
  'PTY',
  'OPP',
  'REB',
  'PRM',
  'UAF',
  'JRN',
  'BUS',
  'EDU',
  'MED',
  'REL',
  'LAB',
  'AGR',
  'CRM',
  'CVL',
  'ELI',
  'REF',
  'SOC',
] as const

export type Sector = (typeof sectors)[number]

/** Words by which a title or an organisation tells of its sector. The first that fits counts. */
const ofTitles: readonly (readonly [RegExp, Sector])[] = [
  [/\b(?:opposition|dissident)\b/, 'OPP'],
  [/\b(?:rebel|insurgent|guerrilla|militant|separatist|jihadist)s?\b/, 'REB'],
  [/\b(?:militia|paramilitary|warlord)\b/, 'PRM'],
  [/\b(?:gunm[ae]n|attackers?|assailants?)\b/, 'UAF'],
  [/\b(?:police|sheriff|detective|constable|gendarme|border guard|customs officers?|inspector)\b/, 'COP'],
  [/\b(?:intelligence|spy|spymaster|counterintelligence)\b/, 'SPY'],
  [/\b(?:attorney general|solicitor general)\b/, 'GOV'],
  [/\b(?:judge|justice of|chief justice|magistrate|prosecutor|tribunal)\b/, 'JUD'],
  [
    /\b(?:senator|representative|congress(?:man|woman)|lawmaker|legislator|parliamentarian|deputy speaker|speaker of|house speaker|member of parliament|mp|mep|assembly(?:man|woman)|majority leader|minority leader)\b/,
    'LEG',
  ],
  [/\b(?:defen[cs]e (?:minister|secretary)|(?:minister|secretary) of (?:national )?defen[cs]e)\b/, 'GOV'],
  [
    /\b(?:(?:attorney|consul|director|secretary|governor|inspector|surgeon|solicitor|postmaster)[ -]general|general (?:secretary|manager|counsel|director))\b/,
    'GOV',
  ],
  [
    /\b(?:general|gen|colonel|col|lieutenant|lt|major|admiral|adm|commander|commodore|sergeant|captain|capt|soldier|troops|chief of (?:the )?(?:general )?staff|army|navy|military|air force|marine|marshal|brigadier)\b/,
    'MIL',
  ],
  [
    /\b(?:journalist|reporter|correspondent|editor|columnist|anchor|news ?caster|photographer|blogger|broadcaster)s?\b/,
    'JRN',
  ],
  [
    /\b(?:professor|lecturer|scholar|researcher|research fellow|senior fellow|teacher|academic|rector|provost|student|historian|economist|political scientist)s?\b/,
    'EDU',
  ],
  [/\b(?:doctor|nurse|surgeon|epidemiologist|virologist|physician|paramedic)s?\b/, 'MED'],
  [
    /\b(?:bishop|archbishop|cardinal|pope|imam|rabbi|priest|pastor|reverend|cleric|ayatollah|mufti|patriarch|monk|nun|sheikh ul islam|lama)s?\b/,
    'REL',
  ],
  [/\b(?:trade union|union leader|labou?r leader|shop steward)\b/, 'LAB'],
  [/\b(?:farmer|fisher(?:man|men)|rancher|grower|herder)s?\b/, 'AGR'],
  [
    /\b(?:chief executive|ceo|cfo|businessm[ae]n|businesswom[ae]n|banker|entrepreneur|investor|trader|tycoon|managing director|industrialist|shareholder)s?\b/,
    'BUS',
  ],
  [/\b(?:drug lord|kingpin|gangster|mobster|gang leader|smuggler|trafficker)s?\b/, 'CRM'],
  [/\b(?:refugee|asylum[ -]seeker|displaced)s?\b/, 'REF'],
  [/\b(?:resident|villager|witness|survivor|voter|shopkeeper|passer-?by|civilian|pensioner)(?:s|es)?\b/, 'CVL'],
  [/\b(?:protester|demonstrator|activist|campaigner)s?\b/, 'CVL'],
  [/\b(?:party (?:leader|chief|chair(?:man|woman)?|secretary|official|member))\b/, 'PTY'],
  [
    /\b(?:president|vice president|prime minister|premier|chancellor|minister|ministry|secretary of|foreign secretary|home secretary|ambassador|envoy|consul|diplomat|governor|mayor|king|queen|emir|sultan|crown prince|monarch|supreme leader|government|cabinet|official|national security advis[eo]r|commissioner|high representative|undersecretary|chargé d'affaires|taoiseach)s?\b/,
    'GOV',
  ],
]

const ofOrganisations: readonly (readonly [RegExp, Sector])[] = [
  [/\b(?:police|sheriff's (?:office|department)|gendarmerie|border guard|coast guard)\b/, 'COP'],
  [/\b(?:intelligence (?:agency|service|bureau|directorate)|secret service|security service)\b/, 'SPY'],
  [/\b(?:court|tribunal|prosecutor's office|prosecution service|judiciary)\b/, 'JUD'],
  [
    /\b(?:parliament|congress|senate|national assembly|house of (?:representatives|commons|lords)|legislature|duma|majlis|diet|knesset)\b/,
    'LEG',
  ],
  [
    /\b(?:army|navy|air force|armed forces|military|ground forces|marines|general staff|joint chiefs|national guard|regiment|brigade|battalion|fleet)\b/,
    'MIL',
  ],
  [/\b(?:liberation front|liberation army|rebels?|insurgents?|jihad)\b/, 'REB'],
  [/\b(?:militia|paramilitar(?:y|ies))\b/, 'PRM'],
  [
    /\b(?:university|college|institute|school|academy|think tank|research cent(?:er|re)|faculty|laboratory|council on foreign relations)\b/,
    'EDU',
  ],
  [
    /\b(?:hospital|clinic|medical cent(?:er|re)|ambulance service|doctors' association|red cross|red crescent)\b/,
    'MED',
  ],
  [
    /\b(?:news(?:paper)?|times|post|tribune|gazette|herald|daily|journal of record|radio|television|tv|broadcasting|news agency|press agency|magazine|weekly)\b/,
    'JRN',
  ],
  [/\b(?:church|diocese|archdiocese|mosque|synagogue|patriarchate|vatican)\b/, 'REL'],
  [
    /\b(?:trade union|labou?r union|union of workers|workers' union|(?:teachers|miners|nurses|dockers|railwaymen)' union|federation of labou?r|trades union congress)\b/,
    'LAB',
  ],
  [/\b(?:farmers' (?:union|association)|growers' association)\b/, 'AGR'],
  [/\b(?:party|conservatives|social democrats|liberals|christian democrats)\b/, 'PTY'],
  [
    /\b(?:bank|inc|corp|corporation|company|co|ltd|plc|gmbh|ag|holdings?|group plc|airlines?|motors|chamber of commerce|industries)\b/,
    'BUS',
  ],
  [/\b(?:cartel|mafia|gang|crime syndicate)\b/, 'CRM'],
  [
    /\b(?:ministry|department of|government|cabinet|embassy|consulate|white house|kremlin|city council|municipality|prefecture|governorate|presidency|presidential (?:office|palace)|office of the (?:president|prime minister)|federal agency|central bank)\b/,
    'GOV',
  ],
]

const former = /^(?:former|ex-|one-time|onetime|retired|late)\b/

/**
 * The sectors that a title and an organisation tell of by their words; none where they tell of none. Who held a post of
 * the state and no longer does is ELI, as PLOVER has it. A spokesman is of what he speaks for.
 */
export function sectorsOf(title: string | null, organisation: string | null): readonly Sector[] {
  const post = clean(title)
  const body = clean(organisation)
  const byTitle = ofTitles.find(([words]) => words.test(post))?.[1] ?? null
  const byBody = ofOrganisations.find(([words]) => words.test(body))?.[1] ?? null
  const own = byTitle === 'GOV' && byBody !== null ? leads(post, byBody) : (byTitle ?? byBody)
  if (own === null) return []
  if (former.test(post) && ['GOV', 'LEG', 'JUD', 'MIL', 'SPY', 'COP'].includes(own)) return ['ELI']
  if (
    own === 'GOV' &&
    /\bdefen[cs]e (?:minister|secretary)\b|\b(?:minister|secretary) of (?:national )?defen[cs]e\b/.test(post)
  )
    return ['GOV', 'MIL']
  return [own]
}

/** "President of the University of Oslo", "secretary of the party": where a body is named, its sector is the post's. */
function leads(post: string, byBody: Sector): Sector {
  return /\b(?:minister|ambassador|prime minister|king|queen)\b/.test(post) ? 'GOV' : byBody
}

function clean(words: string | null): string {
  return (words ?? '').toLowerCase().replace(/’/gu, "'").replace(/\./gu, '')
}
