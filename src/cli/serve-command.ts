import { spawn } from 'node:child_process'
import { serveArchive } from '../http/serve.ts'
import type { Reader } from '../reading/open-reader.ts'
import type { Surroundings } from './main.ts'
import { plainWords } from './plain-words.ts'
import { wrong } from './read-settings.ts'

/** The options of `demarche serve` as commander gives them. */
export type ServeFlags = {
  readonly archive: string
  readonly host: string
  readonly port: string
  readonly token?: string
  readonly readOnly?: boolean
  readonly reviewer?: string
  readonly open?: boolean
}

/** `demarche serve`: serves until it is told to stop, and gives the exit status. */
export async function serveCommand(
  flags: ServeFlags,
  version: string,
  { readerModule }: Surroundings,
): Promise<number> {
  const { archive, host, token, readOnly, reviewer } = flags
  if (token !== undefined && !/^\S{12,200}$/.test(token)) {
    throw wrong('--token takes 12 to 200 signs without spaces; leave it out and one is made up where it is needed.')
  }
  const serving = await serveArchive({
    archive,
    host,
    port: portOf(flags.port),
    token,
    readOnly,
    reviewer,
    version,
    openReader: async () => {
      if (readerModule === undefined) return (await import('../reading/open-reader.ts')).openReader()
      const module: { openReader(): Promise<Reader> } = await import(readerModule.href)
      return module.openReader()
    },
  })
  process.stdout.write(`${serving.address}\n`)
  if (token === undefined && serving.access.token !== null) {
    process.stderr.write(`demarche: to keep reports, enter this token at /token: ${serving.access.token}\n`)
  }
  process.stderr.write(`demarche: serving ${plainWords(archive)}; stop it with Control-C\n`)
  if (flags.open) openInBrowser(serving.address)
  await toldToStop()
  await serving.close()
  return 0
}

function portOf(given: string): number {
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) {
    throw wrong(`--port takes a number from 0 to 65535, not "${given}".`)
  }
  return Number(given)
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** Asks the desktop to show the page; where there is none, the address on standard output is enough. */
function openInBrowser(address: string): void {
  const [program, ...before] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer.exe'] : ['xdg-open']
  const child = spawn(program ?? 'xdg-open', [...before, address], { stdio: 'ignore', detached: true })
  child.on('error', () => process.stderr.write('demarche: no browser could be opened; open the address yourself\n'))
  child.unref()
}
