/** Words that stand before a person's name, lower case and without a full stop. */
export const titles = new Set(
  `president pres vice prime minister mr mrs ms miss dr prof professor sen senator rep representative gov governor gen general
  lt maj col colonel capt captain sgt sergeant adm admiral cmdr commander king queen prince princess pope cardinal
  archbishop bishop rev reverend father sister rabbi imam ayatollah sheikh sir dame lord lady judge justice chancellor
  secretary ambassador mayor speaker chief chairman chairwoman chair director spokesman spokeswoman spokesperson
  congressman congresswoman councilman councilwoman attorney counsel detective officer inspector sheriff premier deputy
  foreign defense defence former interim acting marshal brigadier envoy commissioner leader candidate nominee
  emperor empress tsar czar sultan emir saint baron baroness count countess duke duchess earl marquis administrator
  analyst economist lawyer host anchor author activist professor coach strategist adviser advisor`.split(/\s+/),
)

/** Words by which a name is known for an organisation's. */
export const organisationWords = new Set(
  `council institute institution ministry department agency university college school party committee house court bank
  union association center centre commission group corp corporation inc ltd llc co company times post news journal press
  foundation program programme army police office bureau senate congress parliament assembly organization organisation
  force forces federation movement front service services board administration government campaign network coalition
  alliance league society club fund trust authority directorate secretariat tribunal division brigade command guard navy
  media television radio tv herald tribune gazette guardian telegraph observer magazine review wire daily weekly sinmun
  politico reuters breitbart cnn nbc abc cbs bbc fox npr msnbc ap afp xinhua tass kcna nasa nato fbi cia nsa epa
  pentagon kremlin republicans democrats conservatives labour hezbollah hamas taliban international global studies
  partnership initiative project laboratory lab academy museum library hospital exchange airlines industries
  technologies systems partners associates holdings ventures research`.split(/\s+/),
)

/** Organisations that print or broadcast. */
export const mediaWords = new Set(
  `times post news journal press television radio tv herald tribune gazette guardian telegraph observer magazine review
  wire daily weekly sinmun politico reuters breitbart cnn nbc abc cbs bbc fox npr msnbc ap afp xinhua tass kcna
  dispatch chronicle bulletin standard mail sun`.split(/\s+/),
)

/** Words by which a name is known for a place's. */
export const placeWords = new Set(
  `street avenue road park river sea ocean island islands county city province valley mountain mountains lake bay strait
  peninsula square airport station bridge coast beach district village town region border`.split(/\s+/),
)

/** Small words that may stand within an organisation's name. */
export const joiners = new Set(['of', 'for', 'on', 'and', 'the', 'in', 'to', '&', 'at', 'against'])

/** Small words that may stand within a person's name. */
export const particles = new Set([
  'de',
  'la',
  'del',
  'al',
  'el',
  'bin',
  'ibn',
  'van',
  'von',
  'der',
  'den',
  'da',
  'dos',
  'di',
  'le',
  'ben',
  'abu',
])

/** Words that take a capital for standing first, or that no name is made of. */
export const commonWords = new Set(
  `a an the this that these those he she it they we i you his her its their our my your who which what when where why how
  but and or nor so yet for if as at by in of on to up with from into over under after before since while although though
  because until unless than then there here now not no yes also however meanwhile still even just only some many most
  several all both each every few other another such one two three four five six seven eight nine ten hundreds thousands
  last next monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow earlier later according asked speaking despite during
  about against among between through without within like once perhaps instead well yet both either neither whether
  do does did is are was were be been has have had will would can could should must might let dont im weve
  experts officials people critics supporters analysts police protesters republicans democrats sources residents`.split(
    /\s+/,
  ),
)

/** Nouns for what somebody is to somebody else: who "his sister" is does not depend on her post. */
export const kin = new Set(
  'sister brother mother father wife husband son daughter uncle aunt cousin widow nephew niece grandfather grandmother'.split(
    ' ',
  ),
)

export const femaleWords = new Set(
  `mrs ms miss queen princess sister mother wife daughter aunt widow niece grandmother spokeswoman chairwoman
  congresswoman councilwoman businesswoman actress woman girl lady dame grandma mom`.split(/\s+/),
)

export const maleWords = new Set(
  `mr king prince brother father husband son uncle nephew grandfather spokesman chairman congressman councilman
  businessman actor man boy sir lord pope`.split(/\s+/),
)
