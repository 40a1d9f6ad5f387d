import type { Added } from '../archive/archive.ts'
import type { Output } from './output.ts'
import { rate, span } from './progress.ts'

/** What has become of the inputs so far. */
export type AddTally = {
  /** Inputs met so far, among them those that wait. */
  found: number
  /** New texts, new origins of texts that were there, and new readings. */
  texts: number
  origins: number
  readings: number
  /** Inputs that the archive knew, or that told it nothing new. */
  known: number
  failed: number
}

/** Where each thing that an archive makes of an entry is counted. */
export const tallied = {
  text: 'texts',
  origin: 'origins',
  reading: 'readings',
  nothing: 'known',
} as const satisfies Readonly<Record<Added, keyof AddTally>>

export type AddProgressOptions = {
  readonly stream: { readonly isTTY?: boolean | undefined; write(text: string): unknown }
  /** Takes a JSON object a line; null where standard output is a terminal. */
  readonly machine: Output | null
  readonly total: number | null
  readonly bytes: number
  readonly quiet: boolean
  readonly now?: () => number
}

export type AddProgress = {
  readonly tally: AddTally
  /** Tells of the work as it stands; `behind` is how many bytes of the files are done. */
  step(behind: number): Promise<void>
  clear(): void
  end(interrupted: boolean): Promise<void>
}

const redrawEvery = 100
const tellMachineEvery = 5_000

/** Progress of `demarche add`: a line that renews itself on a terminal, and JSON Lines into a pipe. */
export function openAddProgress(options: AddProgressOptions): AddProgress {
  const { stream, machine, total, bytes, quiet } = options
  const now = options.now ?? (() => performance.now())
  const started = now()
  const tally: AddTally = { found: 0, texts: 0, origins: 0, readings: 0, known: 0, failed: 0 }
  const live = stream.isTTY === true && !quiet
  let behind = 0
  let drawnAt = Number.NEGATIVE_INFINITY
  let toldAt = started
  let drawn = false

  const seconds = (): number => (now() - started) / 1000
  const done = (): number => tally.texts + tally.origins + tally.readings + tally.known + tally.failed

  /** By reports where their number is known, else by the files' bytes. */
  function left(): number | null {
    const share = total === null ? behind / bytes : done() / total
    return share > 0 && share <= 1 ? (seconds() * (1 - share)) / share : null
  }

  function clear(): void {
    if (drawn) stream.write('\r\u001B[K')
    drawn = false
  }

  function draw(): void {
    const parts = [
      total === null
        ? `${done()} done (${Math.floor((100 * behind) / Math.max(1, bytes))} %)`
        : `${done()} of ${total}`,
      `${rate(done(), seconds())} a second`,
      `${tally.found} found`,
    ]
    if (tally.failed > 0) parts.push(`${tally.failed} failed`)
    const remaining = left()
    if (remaining !== null) parts.push(`${span(remaining)} left`)
    clear()
    stream.write(parts.join(' · '))
    drawn = true
  }

  async function tellMachine(state: 'running' | 'done' | 'interrupted'): Promise<void> {
    toldAt = now()
    const elapsed = seconds()
    const remaining = state === 'running' ? left() : null
    const line = {
      state,
      done: done(),
      total,
      ...tally,
      seconds: rounded(elapsed),
      perSecond: elapsed > 0 ? rounded(done() / elapsed) : null,
      secondsLeft: remaining === null ? null : rounded(remaining),
    }
    await machine?.write(`${JSON.stringify(line)}\n`)
  }

  return {
    tally,
    async step(at) {
      behind = Math.max(behind, at)
      if (live && now() - drawnAt >= redrawEvery) {
        drawnAt = now()
        draw()
      }
      if (machine !== null && now() - toldAt >= tellMachineEvery) await tellMachine('running')
    },
    clear,
    async end(interrupted) {
      clear()
      await tellMachine(interrupted ? 'interrupted' : 'done')
      if (quiet) return
      const { texts, origins, readings, known, failed } = tally
      const parts = [`${texts} new ${texts === 1 ? 'text' : 'texts'}`]
      if (origins > 0) parts.push(`${origins} new ${origins === 1 ? 'origin' : 'origins'} of texts that were there`)
      if (readings > 0) parts.push(`${readings} read again`)
      if (known > 0) parts.push(`${known} known before`)
      if (failed > 0) parts.push(`${failed} failed ("demarche failures" tells why)`)
      const took = `in ${span(seconds())} (${rate(done(), seconds())} a second)`
      const stopped = interrupted ? '; stopped: the same command goes on where it stopped' : ''
      stream.write(`demarche: ${parts.join(', ')}, ${took}${stopped}\n`)
    },
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
