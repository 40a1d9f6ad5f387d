/**
 * How fast demarche reads, as ratios measured in one run:
 *
 * - words a second of `demarche read --jsonl` with one and with two workers;
 * - the encoder's bare speed on the same text in this process: the same windows, nothing done with what comes out;
 * - their ratio: what everything that is not the encoder costs;
 * - the time from start to a printed record for one report, and the peak memory with two workers.
 *
 * Texts: the development part of PolNeAR where the corpora lie beside the repository, else the samples over and over.
 * `node bench/speed.ts [words]`, 40,000 words by default.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { takeIn } from '../src/intake/take-in.ts'
import { Encoder, type WindowInput } from '../src/language/encoder.ts'
import { readText } from '../src/language/reading.ts'
import { openWordPieces } from '../src/language/word-pieces.ts'
import { shippedModel } from '../src/reading/open-reader.ts'

const root = new URL('../', import.meta.url)
const bin = fileURLToPath(new URL('bin/demarche.mjs', root))
const wanted = Number(process.argv[2] ?? 40_000)

const texts = gather(wanted)
const words = texts.reduce((sum, t) => sum + countWords(t), 0)
console.log(
  `${texts.length} texts, ${words} words; ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`,
)

const first = await bareSpeed()
const one = await readAll(1)
const two = await readAll(2)
const second = await bareSpeed()
const bare = (first + second) / 2
const start = await startToRecord()

console.log(
  `encoder alone, one thread:        ${bare.toFixed(0)} words a second (${first.toFixed(0)} before, ${second.toFixed(0)} after)`,
)
console.log(
  `read --jsonl, 1 worker:           ${one.speed.toFixed(0)} words a second, ratio ${(one.speed / bare).toFixed(2)}`,
)
console.log(
  `read --jsonl, 2 workers:          ${two.speed.toFixed(0)} words a second, ratio ${(two.speed / bare).toFixed(2)}, ${(two.speed / one.speed).toFixed(2)} times one worker`,
)
console.log(`peak memory:                      ${one.memory} MB with 1 worker, ${two.memory} MB with 2`)
console.log(`start to a printed record:        ${start.map((s) => s.toFixed(2)).join(', ')} s for one report`)

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0
}

function gather(atLeast: number): string[] {
  const found: string[] = []
  const corpus = new URL('../shared/data/statements/polnear.dev.jsonl.gz', root)
  let pool: string[]
  try {
    const lines = gunzipSync(readFileSync(corpus)).toString('utf8').trim().split('\n')
    pool = lines.map((l) => (JSON.parse(l) as { text: string }).text)
  } catch {
    const samples = globSync(fileURLToPath(new URL('samples/*', root))).sort()
    pool = samples.map((file) => takeIn({ bytes: readFileSync(file) }).text)
  }
  let sum = 0
  for (let i = 0; sum < atLeast; i++) {
    const text = pool[i % pool.length]!
    found.push(text)
    sum += countWords(text)
  }
  return found
}

/** Words a second of the encoder alone: every window is made first, so that only its runs are timed. */
async function bareSpeed(): Promise<number> {
  const encoder = await Encoder.open(shippedModel)
  const pieces = openWordPieces(new URL('tokenizer.json', shippedModel))
  const windows: WindowInput[] = []
  const recording = {
    manifest: encoder.manifest,
    encode: async (w: WindowInput) => {
      windows.push(w)
      const none = new Float32Array(0)
      return { vectors: none, cues: none, events: none, names: none }
    },
  }
  for (const text of texts) await Array.fromAsync(readText(text, pieces, recording as unknown as Encoder).windows)
  for (const w of windows.slice(0, 5)) await encoder.encode(w)
  const began = performance.now()
  for (const w of windows) await encoder.encode(w)
  const seconds = (performance.now() - began) / 1000
  await encoder.close()
  return words / seconds
}

/** Words a second of the filter, from its first record to its last, so that opening the model is left out. */
async function readAll(workers: number): Promise<{ speed: number; memory: number }> {
  const child = spawn(process.execPath, [bin, 'read', '--jsonl', '--workers', String(workers)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const peak = watchMemory(child)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // One short text for each worker goes ahead, so that all have opened the model when the clock starts.
  for (let i = 0; i < workers * 2; i++) child.stdin.write(`${JSON.stringify({ id: `warm-${i}`, text: texts[0] })}\n`)
  let began = 0
  let lines = 0
  let rest = Buffer.alloc(0)
  let ended = 0
  child.stdout.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      lines++
      rest = rest.subarray(at + 1)
      if (lines === workers * 2) {
        began = performance.now()
        child.stdin.end(texts.map((text, i) => `${JSON.stringify({ id: `t${i}`, text })}\n`).join(''))
      }
      ended = performance.now()
    }
  })
  await exited
  if (lines !== texts.length + workers * 2)
    throw new Error(`The filter gave ${lines} lines for ${texts.length + workers * 2}.`)
  return { speed: words / ((ended - began) / 1000), memory: peak() }
}

/** The most memory that a process has held, in MB, as Linux tells it. */
function watchMemory(child: ChildProcess): () => number {
  let peak = 0
  const look = (): void => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0))
    } catch {
      clearInterval(timer) // the process has gone, or this is no Linux
    }
  }
  const timer = setInterval(look, 50)
  child.once('exit', () => clearInterval(timer))
  return () => Math.round(peak / 1024)
}

async function startToRecord(): Promise<number[]> {
  const file = globSync(fileURLToPath(new URL('samples/*.txt', root))).sort()[0]!
  const times: number[] = []
  for (let i = 0; i < 4; i++) {
    const began = performance.now()
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [bin, 'read', file], { stdio: ['ignore', 'ignore', 'inherit'] })
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`demarche read ended with ${code}`))))
    })
    times.push((performance.now() - began) / 1000)
  }
  return times
}
