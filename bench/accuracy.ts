/**
 * How right demarche reads: runs `demarche read --jsonl` over annotated corpora and scores the records.
 *
 * The corpora and their scorer lie beside the repository, in `../shared`; without them there is nothing to measure.
 * `node bench/accuracy.ts [measure...]`, where a measure is one of those below.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

type Measure = { readonly scorer: string; readonly gold: string }

const measures: Readonly<Record<string, Measure>> = {
  statements: { scorer: 'statements', gold: 'statements/polnear.dev.jsonl.gz' },
  sentences: { scorer: 'sentences', gold: 'statements/polnear-sentences.dev.jsonl.gz' },
  riqua: { scorer: 'sentences', gold: 'statements/riqua-sentences.dev.jsonl.gz' },
  events: { scorer: 'events', gold: 'events/news.dev.jsonl.gz' },
  rich: { scorer: 'events', gold: 'events/rich.dev.jsonl.gz' },
  pairs: { scorer: 'pairs', gold: 'events/plv.dev.jsonl.gz' },
  names: { scorer: 'names', gold: 'names/conll2003.dev.jsonl.gz' },
  politics: { scorer: 'names', gold: 'names/politics.dev.jsonl.gz' },
  speakers: { scorer: 'speakers', gold: 'speakers/speakers.dev.jsonl.gz' },
  times: { scorer: 'times', gold: 'time/meantime.dev.jsonl.gz' },
  pages: { scorer: 'pages', gold: 'extraction/pages.dev.jsonl.gz' },
}

const root = fileURLToPath(new URL('../', import.meta.url))
const score = join(root, '../shared/score/score.py')
const bin = join(root, 'bin/demarche.mjs')

if (!existsSync(score)) {
  console.log('The corpora are not here (../shared); there is nothing to measure.')
} else {
  const wanted = process.argv.slice(2)
  const folder = mkdtempSync(join(tmpdir(), 'demarche-accuracy-'))
  for (const name of wanted.length > 0 ? wanted : Object.keys(measures)) {
    const measure = measures[name]
    if (!measure) throw new Error(`There is no measure "${name}". Measures: ${Object.keys(measures).join(', ')}.`)
    const gold = join(root, '../shared/data', measure.gold)
    const records = join(folder, `${name}.jsonl`)
    await read(gold, records)
    console.log(`\n${name}: ${measure.gold}`)
    console.log(await output('python3', [score, measure.scorer, gold, records]))
  }
  rmSync(folder, { recursive: true })
}

/** The gold file's texts through the filter into a file of records. */
async function read(gold: string, records: string): Promise<void> {
  const input = spawn('python3', [score, 'input', gold], { stdio: ['ignore', 'pipe', 'inherit'] })
  const filter = spawn(process.execPath, [bin, 'read', '--jsonl', '--quiet'], { stdio: ['pipe', 'pipe', 'inherit'] })
  await Promise.all([pipeline(input.stdout, filter.stdin), pipeline(filter.stdout, createWriteStream(records))])
}

async function output(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const chunk of child.stdout) text += chunk
  return text.trimEnd()
}
