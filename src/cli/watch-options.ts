import type { Command } from 'commander'
import type { Surroundings } from './main.ts'

/** The options of `demarche watch` as commander gives them. */
export type WatchFlags = {
  readonly archive: string
  readonly every: string
  readonly pause: string
  readonly allowHost?: readonly string[]
  readonly contact?: string
  readonly monitor?: string
  readonly once?: boolean
  readonly workers?: string
  readonly anyLanguage?: boolean
  readonly quiet?: boolean
}

export function addWatchCommand(
  program: Command,
  finish: (status: number) => void,
  version: () => string,
  surroundings: Surroundings,
): void {
  program
    .command('watch')
    .description('look at feeds again and again, and read each report that they tell of into an archive')
    .argument('[FEED...]', 'addresses of feeds: RSS, Atom, RDF or JSON Feed; without one, the work of others is shared')
    .requiredOption('--archive <FILE>', 'the archive: a file, made where there is none, or postgres://user@host/name')
    .option('--every <TIME>', 'from one look at a feed to the next, as in 90s, 15m, 2h', '15m')
    .option('--pause <TIME>', 'between two requests of one host', '1s')
    .option(
      '--allow-host <HOST>',
      'a host that may be asked though its address is not public, or at a port, as HOST:PORT; may be given again',
      (host: string, before: readonly string[] = []) => [...before, host],
    )
    .option('--contact <WORDS>', 'an address or page where outlets reach you, told to every host')
    .option('--monitor <PORT>', 'answer /health and /metrics on this port of 127.0.0.1, or on HOST:PORT')
    .option('--once', 'look at each feed once, read what is new, and end')
    .option('--workers <N>', 'how many threads read; 0 for none')
    .option('--any-language', 'read a report even where it does not look English')
    .option('--quiet', 'tell of nothing but what ends the command')
    .addHelpText('after', watchExamples)
    .action(async (feeds: string[], flags: WatchFlags) => {
      const { watchCommand } = await import('./watch-command.ts')
      finish(await watchCommand(feeds, flags, version(), surroundings))
    })
}

const watchExamples = `
Examples:
  demarche watch https://outlet.example/feed.xml --archive talks.archive
  demarche watch --archive postgres://demarche@db/talks --monitor 9464 $(cat feeds.txt)
  demarche watch --once https://outlet.example/feed.xml --archive talks.archive

It ends when it is told to (Control-C, SIGTERM), and goes on where it stopped when it is started again.

Exit status: 0 told to end, or with --once all went well; 1 something failed; 2 wrong usage.`
