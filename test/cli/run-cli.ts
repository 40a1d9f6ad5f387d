import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const bin = fileURLToPath(new URL('../../bin/demarche.mjs', import.meta.url))
/** The same commands with a reader that needs no model. */
export const standIn = fileURLToPath(new URL('./stand-in-cli.ts', import.meta.url))

const model = new URL('../../model/manifest.json', import.meta.url)
/** What `skip` takes: false once the weights are there. */
export const withoutModel: string | false = existsSync(model) ? false : 'model/ holds no weights yet'

export type RunOptions = {
  readonly program?: string
  readonly node?: string
  readonly nodeOptions?: readonly string[]
  readonly cwd?: string
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

export type RunResult = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

export function startCli(args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env
  return spawn(options.node ?? process.execPath, [...(options.nodeOptions ?? []), options.program ?? bin, ...args], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
  })
}

/** Runs a command to its end. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const child = startCli(args, options)
  const result = collected(child)
  // A child that is done before it has read its input is no fault of the test's.
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input ?? '')
  return result
}

export async function collected(child: ChildProcessWithoutNullStreams): Promise<RunResult> {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { status, stdout, stderr }
}

/** Takes the first that a command prints and goes away, its standard input still open: how it ends, and what it says. */
export async function leftEarly(child: ChildProcessWithoutNullStreams) {
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdin.on('error', () => undefined)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const [status, signal]: (number | string | null)[] = await once(child, 'exit')
  return { status, signal, stderr }
}
