import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Archive } from '../../src/archive/archive.ts'
import { collected, startCli } from '../cli/run-cli.ts'

const program = fileURLToPath(new URL('../cli/word-cli.ts', import.meta.url))

export type Machine = {
  readonly child: ChildProcessWithoutNullStreams
  readonly result: ReturnType<typeof collected>
  /** What it has said so far on standard error. */
  readonly said: () => string
}

/** Starts `demarche watch` as a process of its own, with a reader that needs no model. */
export function startMachine(args: readonly string[], port: number): Machine {
  const usual = ['--any-language', '--workers', '0', '--allow-host', `127.0.0.1:${port}`, '--pause', '0']
  const child = startCli(['watch', ...args, ...usual], { program })
  child.stdin.end()
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return { child, result: collected(child), said: () => said }
}

/** Waits until something holds, some minutes at most, where the machine is busy. */
export async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = performance.now() + 400_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it took too long until ${what}`)
    await setTimeout(50)
  }
}

/** How many pages are read, by what the archive says. */
export async function pagesRead({ db }: Archive): Promise<number> {
  const { rows } = await db
    .selectFrom('visits')
    .select((row) => row.fn.countAll().as('rows'))
    .where('kind', '=', 'page')
    .where('state', '=', 'read')
    .executeTakeFirstOrThrow()
  return Number(rows)
}
