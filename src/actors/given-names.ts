import { readFileSync } from 'node:fs'

/** Given names of persons in the news that are borne by one sex nearly always; public knowledge, written down by hand. */
const femaleByHand = new Set(
  `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
  kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
  angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
  maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea
  cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice judy sophia
  grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis
  lori hillary ivanka melania chelsea condoleezza madeleine angela theresa ursula christine nikki loretta kellyanne
  samantha susan elena ruth sonia nancy dianne kamala tulsi carly megyn huma donna gennifer alicia natasha olga irina
  svetlana tatiana yulia ekaterina maryam fatima aisha leila zainab amina layla noor sheikha benazir indira sonia
  dilma cristina michelle jacinda sanna mette erna kaja maia zuzana salome giorgia marine aung tsai emine asma malala
  greta wendy jill jane anne sally polly molly lucy kate claire chloe fiona nicola priti yvette caroline harriet
  gillian joanna sheryl meg ginni carla sofia valentina camila lucia ines ingrid astrid freya sigrid helga ursula petra
  katrin annette birgit gudrun heike monika sabine martine sylvie valerie segolene rachida najat anne-marie`.split(
    /\s+/,
  ),
)

const maleByHand = new Set(
  `james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald
  steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric
  jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry
  tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry
  austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert
  willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene barack bill ted marco jeb chris
  mike bernie rand newt mitch harry chuck tim rudy ben jim josh rob greg dan jeff steve matt tom tony ken don ron ed
  vladimir dmitry sergei sergey mikhail boris igor oleg viktor alexei nikolai yuri ivan andrei pavel konstantin
  mohammed muhammad mohammad mahmoud ahmed ali hassan hussein omar khalid abdullah ibrahim yusuf bashar hosni recep
  benjamin ehud shimon ariel yitzhak hamid ashraf imran nawaz narendra manmohan shinzo fumio junichiro xi hu jintao
  emmanuel nicolas francois jacques gerhard helmut olaf silvio matteo mario giuseppe felipe mariano pedro jair luiz
  hugo nicolas evo rafael fidel raul enrique andres volodymyr petro leonid alexander aleksandar viktor donald geoff
  graham nigel keir gordon tony alastair ian neil simon stuart trevor kofi ban antonio boutros jens anders joachim
  robbie reince corey roger sheldon julian edward glenn wolf anderson jake lester sean rush`.split(/\s+/),
)

type Listed = { readonly female: string; readonly male: string }

/** `scripts/build-given-names.ts` writes it, and says from what. */
const listed = JSON.parse(readFileSync(new URL('../../ontology/given-names.json', import.meta.url), 'utf8')) as Listed

/** Given names that nearly only women or only men bear, in lower case. What was written by hand outweighs the list. */
export const femaleNames: ReadonlySet<string> = joined(femaleByHand, listed.female, maleByHand)
export const maleNames: ReadonlySet<string> = joined(maleByHand, listed.male, femaleByHand)

function joined(byHand: ReadonlySet<string>, list: string, others: ReadonlySet<string>): Set<string> {
  return new Set([...byHand, ...list.split(' ').filter((n) => !others.has(n))])
}
