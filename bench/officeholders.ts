import { performance } from 'node:perf_hooks'
import { openGazetteer } from '../src/actors/gazetteer/gazetteer.ts'
import { drawCases, holdings, withoutOfficeholders } from './officeholder-cases.ts'
import { measureOfficeholders } from './officeholder-measure.ts'

/** Measures the gazetteer against office holders as Wikidata has them: `node bench/officeholders.ts [SEED] [COUNT]`. */

if (withoutOfficeholders) {
  console.error(`Nothing to measure: ${withoutOfficeholders}.`)
  process.exit(1)
}
const [seed = 2000, count = 200] = process.argv.slice(2).map(Number)
const opening = performance.now()
const before = process.cpuUsage()
const gazetteer = openGazetteer()
const cpu = process.cpuUsage(before)
console.log(
  `load ${(performance.now() - opening).toFixed(0)} ms, ${((cpu.user + cpu.system) / 1000).toFixed(0)} ms of CPU`,
)

const found = measureOfficeholders(gazetteer, { count, seed })
const rate = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part} of ${whole})`
console.log(`${found.cases} cases, seed ${seed}, of ${found.states} states`)
console.log(`answered           ${rate(found.answered, found.cases)}`)
console.log(`country right      ${rate(found.countryRight, found.answered)}`)
console.log(`role told          ${rate(found.roleTold, found.answered)}`)
console.log(`role at date right ${rate(found.roleRight, found.roleTold)}`)
console.log(`false resolution   ${rate(found.false, found.cases + found.negatives)}`)
for (const fault of found.faults) console.log(`  ${fault}`)

const asked = drawCases(holdings(), 20_000, seed)
const start = process.cpuUsage()
const began = performance.now()
for (const { name, date } of asked) gazetteer.person(name, { date })
const spent = process.cpuUsage(start)
console.log(
  `lookup ${((1000 * (performance.now() - began)) / asked.length).toFixed(1)} microseconds, ${((spent.user + spent.system) / asked.length).toFixed(1)} of CPU`,
)
