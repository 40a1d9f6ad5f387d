import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import { addAcrossCommands } from './across-commands.ts'
import type { AddFlags } from './add-settings.ts'
import { complain, exitFor } from './complain.ts'
import { addExplainCommand } from './explain-options.ts'
import type { ExportFlags } from './export-command.ts'
import type { FailuresFlags } from './failures-command.ts'
import { readerIsGone } from './output.ts'
import { addQuestionCommands } from './question-commands.ts'
import type { ReadFlags } from './read-settings.ts'
import type { ServeFlags } from './serve-command.ts'
import type { VerifyFlags } from './verify-command.ts'
import { addWatchCommand } from './watch-options.ts'

/** What the commands need beside their arguments. */
export type Surroundings = {
  /** The module whose `openReader` reads; demarche's own where it is not given. */
  readonly readerModule?: URL | undefined
}

/** Runs the command line and gives the exit status: 0 done, 1 something could not be read, 2 wrong usage. */
export async function main(args: readonly string[], surroundings: Surroundings = {}): Promise<number> {
  let status = 0
  const program = commands(surroundings, (code) => {
    status = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    if (readerIsGone(process.stdout)) return 0
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return exitFor(error)
  }
}

/** The commands. What they do is loaded when one of them runs, so that none pays for the others. */
function commands(surroundings: Surroundings, finish: (status: number) => void): Command {
  const program = new Command('demarche')
    .description('Reads news reports and keeps an auditable record of who said what, through whom, and on whose word.')
    .version(version())
    .exitOverride()
    .configureOutput({ outputError: (text) => complain(text.replace(/^error: /, '').trim()) })
    .addHelpText('after', programExamples)

  program
    .command('read')
    .description('read reports and show who says what in them')
    .argument('[FILE...]', 'reports as HTML or plain text; folders are read through; - is standard input')
    .option('--json', 'print the record as JSON, an array where there are several')
    .option('--jsonl', 'print a record a line; without a FILE, read JSON Lines on standard input')
    .option(
      '--tables',
      'with --jsonl: in each line the rows of the tables of an export too, for programs that write them',
    )
    .addOption(new Option('--html [PAGE]', 'write a page that shows each statement where it stands'))
    .option('--published <DAY>', 'the day of publication, as in 2024-03-14')
    .option('--title <TITLE>', 'the title, for one report')
    .option('--publisher <NAME>', 'who published')
    .option('--min-confidence <X>', 'leave out what is less certain than X, from 0 to 1')
    .option('--workers <N>', 'how many threads read; 0 for none')
    .option('--no-color', 'print without colour, as with NO_COLOR')
    .option(
      '--actors <FILE>',
      'a list of actors of your own, as "demarche actors import" writes it; may be given again',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--any-language', 'read a report even where it does not look English')
    .option('--quiet', 'no progress and no summary on standard error')
    .addHelpText('after', readExamples)
    .action(async (files: string[], flags: ReadFlags) => {
      const { readCommand } = await import('./read-command.ts')
      finish(await readCommand(files, flags, surroundings))
    })

  program
    .command('unpack')
    .description('print the pages of web archives as lines that "demarche read --jsonl" takes')
    .argument('<WARC...>', 'WARC files, gzipped or not')
    .action(async (files: string[]) => {
      const { unpackCommand } = await import('./unpack-command.ts')
      finish(await unpackCommand(files))
    })

  program
    .command('check')
    .description('check that records are sound: their shape, their offsets, and what they refer to')
    .argument('<RECORDS...>', 'JSON Lines of records; - is standard input')
    .option('--quiet', 'no summary on standard error')
    .addHelpText('after', checkExamples)
    .action(async (files: string[], flags: { readonly quiet?: boolean }) => {
      const { checkCommand } = await import('./check-command.ts')
      finish(await checkCommand(files, flags))
    })

  program
    .command('export')
    .description('write tables, annotations or citations of records into a folder')
    .requiredOption('--as <SHAPE>', 'csv, jsonl, parquet, polecat, webannotation, brat, citations or training')
    .requiredOption('--out <DIR>', 'the folder to write into')
    .option('--archive <FILE>', 'an archive: a file or postgres://user@host/name')
    .option('--records <FILE...>', 'JSON Lines of records; - is standard input')
    .option('--tables <NAMES>', 'which tables, as in statements,events')
    .option('--offsets <UNIT>', 'in what offsets count: codepoint, utf16 or byte')
    .option('--status <STATUSES>', 'which events polecat has: actual,planned,possible,negated')
    .option('--min-confidence <X>', 'leave out what is less certain than X, from 0 to 1')
    .option('--guard-formulas', 'csv that a spreadsheet takes for text alone')
    .option('--at <MOMENT>', 'the moment that the manifest names; none where it is not given')
    .option('--quiet', 'no summary on standard error')
    .addHelpText('after', exportExamples)
    .action(async (flags: ExportFlags) => {
      const { exportCommand } = await import('./export-command.ts')
      finish(await exportCommand(flags))
    })

  program
    .command('add')
    .description('read reports into an archive, and go on where it stopped')
    .argument('[PATH...]', 'files, folders, patterns: HTML, text, WARC, feeds, JSON Lines, CSV lists of stories')
    .requiredOption('--archive <FILE>', 'the archive: a file, made where there is none, or postgres://user@host/name')
    .option('--records <DIR>', 'take in the records that the Spark job wrote as Parquet, in the place of PATHs')
    .option('--published <DAY>', 'the day of publication of reports that tell none, as in 2024-03-14')
    .option('--publisher <NAME>', 'who published, of reports that do not tell')
    .option(
      '--actors <FILE>',
      'a list of actors of your own, as "demarche actors import" writes it; may be given again',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--text-column <NAME>', 'the column of a CSV list that holds the texts')
    .option('--reread', 'read again what another version read or what failed; the old readings are kept')
    .option('--workers <N>', 'how many threads read; 0 for none')
    .option('--any-language', 'read a report even where it does not look English')
    .option('--quiet', 'no progress and no summary on standard error')
    .addHelpText('after', addExamples)
    .action(async (paths: string[], flags: AddFlags) => {
      const { addCommand } = await import('./add-command.ts')
      finish(await addCommand(paths, flags, surroundings))
    })

  program
    .command('failures')
    .description('show what could not be read into an archive, and why')
    .requiredOption('--archive <FILE>', 'the archive: a file or postgres://user@host/name')
    .option('--json', 'a JSON object a line')
    .action(async (flags: FailuresFlags) => {
      const { failuresCommand } = await import('./failures-command.ts')
      finish(await failuresCommand(flags))
    })

  addWatchCommand(program, finish, version, surroundings)
  addExplainCommand(program, finish)

  program
    .command('verify')
    .description('check that an archive is as it was left: hashes, slices, and every row against the kept records')
    .requiredOption('--archive <FILE>', 'the archive: a file or postgres://user@host/name')
    .option('--json', 'a JSON object a line')
    .option('--quiet', 'no summary on standard error')
    .action(async (flags: VerifyFlags) => {
      const { verifyCommand } = await import('./verify-command.ts')
      finish(await verifyCommand(flags))
    })

  addAcrossCommands(program, finish)
  addQuestionCommands(program, finish)

  program
    .command('actors')
    .description('lists of actors of your own')
    .command('import')
    .description('turn a list of actors into the file that "demarche read --actors" takes')
    .argument('<FILE>', 'CSV of your own, of a Wikidata query or of REIGN; JSON of the CIA World Factbook')
    .option('--quiet', 'no summary on standard error')
    .addHelpText('after', actorsExamples)
    .action(async (file: string, flags: { readonly quiet?: boolean }) => {
      const { actorsImportCommand } = await import('./actors-command.ts')
      finish(await actorsImportCommand(file, flags))
    })

  program
    .command('serve')
    .description('show an archive in the browser, and answer programs over HTTP')
    .requiredOption('--archive <FILE>', 'the archive: a file, or a postgres:// address')
    .option('--port <N>', 'the port; 0 for any that is free', '8420')
    .option('--host <HOST>', 'the address to listen on; beyond this machine a token is needed to write', '127.0.0.1')
    .option('--token <TOKEN>', 'ask for this token for everything, reading too')
    .option('--read-only', 'keep nothing: neither what is pasted nor what is reviewed')
    .option('--reviewer <NAME>', 'who reviews, until another name is given in the browser')
    .option('--open', 'open the browser')
    .addHelpText('after', serveExamples)
    .action(async (flags: ServeFlags) => {
      const { serveCommand } = await import('./serve-command.ts')
      finish(await serveCommand(flags, version(), surroundings))
    })

  return program
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}

const programExamples = `
Examples:
  demarche read report.html                     who says what, for people
  demarche read --html page.html report.html    the same as a page, with the text
  demarche read --jsonl < reports.jsonl > records.jsonl
  demarche check records.jsonl
  demarche add reports/ --archive talks.archive    a corpus into an archive
  demarche search sanctions relief --by "North Korea" --archive talks.archive
  demarche export --as csv --out tables/ --archive talks.archive
  demarche watch https://outlet.example/feed.xml --archive talks.archive
  demarche serve --archive talks.archive           an archive in the browser

demarche COMMAND --help tells more. Exit status: 0 all done, 1 something could not be read, 2 wrong usage.`

const readExamples = `
Examples:
  demarche read report.txt --published 2024-03-14
  demarche read --json report.html > record.json
  demarche read --jsonl reports/ > records.jsonl
  demarche read --jsonl < reports.jsonl > records.jsonl
  demarche read --html page.html report.html
  demarche read --html pages/ reports/*.html
  curl -s https://example.org/report.html | demarche read -

A line for --jsonl is {"text" or "html", and where known "id", "title", "uri", "published", "publisher"}.
A line that cannot be read gives {"id", "error": {"code", "message"}}, and the work goes on.

Exit status: 0 all were read, 1 some were not, 2 wrong usage.`

const checkExamples = `
Examples:
  demarche check records.jsonl
  demarche read --jsonl < reports.jsonl | demarche check -

Each fault is printed as FILE:LINE: PATH: what is wrong. Exit status: 0 all sound, 1 some not, 2 wrong usage.`

const exportExamples = `
Examples:
  demarche export --as csv --out tables/ --records records.jsonl
  demarche read --jsonl reports/ | demarche export --as parquet --out tables/ --records -
  demarche export --as polecat --out polecat/ --archive talks.archive

Exit status: 0 all records are in it, 1 some could not be taken, 2 wrong usage.`

const addExamples = `
Examples:
  demarche add reports/ --archive talks.archive
  demarche add crawl-*.warc.gz stories.csv feed.xml --archive talks.archive
  demarche add --records read-by-spark/ --archive postgres://reader@db.example/news
  demarche add --reread --archive talks.archive
  demarche failures --archive talks.archive

What the archive has is not read again: the same command goes on after an interrupt. Into a pipe, progress goes as
JSON Lines to standard output.

Exit status: 0 all were read, 1 some were not, 2 wrong usage, 130 interrupted.`

const actorsExamples = `
Examples:
  demarche actors import ministers.csv > ministers.jsonl
  demarche read --actors ministers.jsonl report.txt

The columns of a list of your own: name, and of these as many as you like: id, aliases, country, sectors, office, from,
to, kind. A row that cannot be taken is told of, with its line, and the rest is taken.

Exit status: 0 every row was taken, 1 some were not, 2 wrong usage.`

const serveExamples = `
Examples:
  demarche serve --archive talks.archive --open
  demarche serve --archive talks.archive --host 0.0.0.0 --token "$TOKEN"

The address is printed on standard output. Only this machine is answered unless --host says otherwise.`
