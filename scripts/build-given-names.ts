/**
 * Writes `ontology/given-names.json`: given names that one sex bears nearly always.
 *
 * `node scripts/build-given-names.ts NAMES FAKER`, two unpacked packages: PyPI `names` (MIT; the first names of the
 * United States census of 1990, public domain, with their frequency) and npm `@faker-js/faker` (MIT; first names of
 * many languages). Where the two speak against each other a name is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

/** How much more frequent a name must be with one sex than with the other, and the least share of people who bear it. */
const lead = 15
const least = 0.003

const firstNames = z.object({
  default: z.unknown().optional(),
  allLocales: z.record(z.string(), z.object({ person: z.object({ first_name: z.unknown() }).partial().optional() })),
})
const bySex = z.object({ female: z.array(z.string()).optional(), male: z.array(z.string()).optional() }).partial()

const [names, faker] = process.argv.slice(2)
if (names === undefined || faker === undefined) {
  process.stderr.write('Give the folders of the unpacked packages `names` and `@faker-js/faker`.\n')
  process.exit(2)
}
const census = {
  female: shares(join(names, 'names/dist.female.first')),
  male: shares(join(names, 'names/dist.male.first')),
}
const { allLocales } = firstNames.parse(await import(pathToFileURL(resolve(faker, 'dist/index.js')).href))
const listed = { female: new Set<string>(), male: new Set<string>() }
for (const { person } of Object.values(allLocales)) {
  const read = bySex.safeParse(person?.first_name)
  for (const sex of ['female', 'male'] as const) for (const n of read.data?.[sex] ?? []) add(listed[sex], n)
}
const of = (sex: 'female' | 'male', other: 'female' | 'male'): string[] => {
  const all = new Set([...listed[sex], ...census[sex].keys()])
  return [...all].filter((n) => isOf(n, sex, other)).sort()
}
const built = {
  sources: ['PyPI names 0.3.0 (MIT), US census 1990, public domain', 'npm @faker-js/faker 10.6.0 (MIT)'],
  female: of('female', 'male').join(' '),
  male: of('male', 'female').join(' '),
}
writeFileSync(new URL('../ontology/given-names.json', import.meta.url), `${JSON.stringify(built, null, 1)}\n`)

function isOf(name: string, sex: 'female' | 'male', other: 'female' | 'male'): boolean {
  const [here, there] = [census[sex].get(name) ?? 0, census[other].get(name) ?? 0]
  if (here === 0 && there === 0) return listed[sex].has(name) && !listed[other].has(name)
  return here >= least && here > there * lead && (here >= 0.05 || !listed[other].has(name))
}

function shares(path: string): Map<string, number> {
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return new Map(lines.map((line) => line.trim().split(/\s+/)).map(([n, share]) => [n!.toLowerCase(), Number(share)]))
}

/** Latin letters only, one word. */
function add(set: Set<string>, name: string): void {
  const lower = name.toLowerCase()
  if (/^[\p{Script=Latin}’'-]{2,}$/u.test(lower)) set.add(lower)
}
