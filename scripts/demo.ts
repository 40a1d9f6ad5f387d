import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { main } from '../src/cli/main.ts'

/**
 * `npm run demo`: fills an archive with the samples, joins what they tell of, and serves it until it is stopped. The archive
 * stays in `.demo`, so that the next start is quick and what was kept or reviewed meanwhile is still there; readings
 * of an older demarche are made anew. What is added to the command goes to `demarche serve`, as `-- --open`.
 */
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const archive = at('.demo/samples.archive')
mkdirSync(at('.demo'), { recursive: true })
const steps = [
  ['add', at('samples'), '--archive', archive, '--reread'],
  ['join', '--archive', archive],
  ['serve', '--archive', archive, ...process.argv.slice(2)],
]
for (const step of steps) {
  process.exitCode = await main(step)
  if (process.exitCode !== 0) break
}
