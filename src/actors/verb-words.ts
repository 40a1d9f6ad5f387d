/** Verb forms that tell a clause's subject before them: auxiliaries, irregular pasts and what reports say in the present. */
const finite = new Set(
  `is was are were be has have had does did do will would can could may might must shall should won't wouldn't can't
  couldn't didn't doesn't don't isn't wasn't aren't weren't hasn't haven't hadn't cannot
  became began bore beat bet bound broke brought built burnt bought came caught chose clung cost crept cut dealt dug drew
  drove drank ate fell fed felt fought fled flew forbade foresaw forgot forgave found froze gave got grew ground held heard
  hid hit hung hurt kept knelt knew laid lay led learnt left lent let lit lost made meant met overcame overtook oversaw
  paid put quit ran rang read rebuilt resigned rode rose said sang sank sat saw sent set shook shone shot showed shrank shut
  slept slid sold sought spent spoke spread sprang stole stood struck strove stuck swam swore swept swung taught thought
  threw told took tore trod understood undertook underwent upheld went wept withdrew withheld withstood woke won wore wound
  wove wrote
  says tells thinks believes wants seems looks comes goes takes makes gives gets knows sees feels finds needs means seeks
  keeps calls claims argues insists notes adds warns hopes plans faces leads lives works plays runs shows suggests writes
  remains appears holds leaves serves starts begins continues brings puts turns meets speaks stands loses wins pays buys
  sells builds sends spends becomes agrees admits denies explains describes demands expects fears urges vows wishes loves
  hates likes prefers decides refuses rejects accepts supports opposes backs blames accuses praises welcomes condemns
  ends opens closes returns arrives travels visits joins moves marries dies attends teaches studies represents responds
  replies answers asks announces declares confirms concludes considers contends cites recalls remembers realizes regards
  relies requires acknowledges acts appeals talks threatens tries uses wears`.split(/\s+/),
)

const notVerbs = new Set('need indeed hundred united red bed hatred sacred naked wicked used-car'.split(' '))

/** True for a word that is most likely a finite verb where it follows a name or a pronoun. */
export function isFiniteVerb(word: string): boolean {
  const w = word.toLowerCase().replace(/’/gu, "'")
  return finite.has(w) || (w.length > 3 && w.endsWith('ed') && !notVerbs.has(w))
}

/** Verbs of saying that stand before their subject: `"...," said Varga`. */
export const saying = new Set(
  `said says added adds asked asks told replied wrote writes continued explained noted argued warned insisted declared
  announced stated recalled admitted claimed concluded remarked responded answered shouted cried whispered quipped
  tweeted posted acknowledged conceded according`.split(/\s+/),
)

export const prepositions = new Set(
  `of to in with by for from on at about against between than like as into over under after before through toward towards
  among within without behind beside near upon via per despite during including alongside around across outside inside
  above below beyond except versus vs regarding concerning`.split(/\s+/),
)
