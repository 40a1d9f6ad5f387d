import type { Command } from 'commander'
import type { SearchFlags } from './search-command.ts'
import type { TallyFlags } from './tally-command.ts'
import type { TimelineFlags } from './timeline-command.ts'

const archiveOption = ['--archive <FILE>', 'the archive: a file or postgres://user@host/name'] as const

/** The commands that ask something of an archive. */
export function addQuestionCommands(program: Command, finish: (status: number) => void): void {
  filtered(
    program
      .command('search')
      .description('search statements, events and texts of an archive')
      .argument('[WORDS...]', 'words that all have to be there, "words in a row", and begun*')
      .requiredOption(...archiveOption)
      .option('--by <ACTOR>', 'who speaks or acts: a name, or the code of a country')
      .option('--about <ACTOR>', 'of whom or to whom it is said, or to whom it is done'),
  )
    .option('--in <KINDS>', 'where to look: statements,events,texts')
    .option('--limit <N>', 'most results; 20 where it is not given')
    .option('--json', 'print the results as JSON')
    .option('--no-color', 'print without colour, as with NO_COLOR')
    .addHelpText('after', searchExamples)
    .action(async (words: string[], flags: SearchFlags) => {
      const { searchCommand } = await import('./search-command.ts')
      finish(await searchCommand(words, flags))
    })

  filtered(
    program
      .command('timeline')
      .description('what an actor said and did, or two said and did to each other, in the order of time')
      .argument('<ACTOR...>', 'one or two: names, or codes of countries')
      .requiredOption(...archiveOption),
  )
    .option('--limit <N>', 'most entries; 100 where it is not given')
    .option('--csv', 'print CSV')
    .option('--json', 'print JSON')
    .option('--no-color', 'print without colour, as with NO_COLOR')
    .addHelpText('after', timelineExamples)
    .action(async (actors: string[], flags: TimelineFlags) => {
      const { timelineCommand } = await import('./timeline-command.ts')
      finish(await timelineCommand(actors, flags))
    })

  filtered(
    program
      .command('tally')
      .description('count events')
      .requiredOption(...archiveOption)
      .requiredOption('--by <KEYS>', 'by what, as in dyad,type,month')
      .option('--source <ACTOR>', 'only what somebody does: a name, or the code of a country')
      .option('--target <ACTOR>', 'only what is done to somebody'),
  )
    .option('--csv', 'print CSV')
    .option('--json', 'print JSON')
    .addHelpText('after', tallyExamples)
    .action(async (flags: TallyFlags) => {
      const { tallyCommand } = await import('./tally-command.ts')
      finish(await tallyCommand(flags))
    })
}

/** The options that all of them take. */
function filtered(command: Command): Command {
  return command
    .option('--from <DAY>', 'not before a day, month or year, as in 2020-01')
    .option('--to <DAY>', 'not after a day, month or year')
    .option('--type <TYPES>', 'types of events, as in REQUEST,REJECT')
    .option('--mode <MODE>', "a statement's mode (direct, indirect, mixed), or an event's")
    .option('--status <STATUSES>', 'as in actual,planned; also possible, negated')
    .option('--publisher <NAME>', 'who published')
}

const searchExamples = `
Examples:
  demarche search sanctions relief --archive talks.archive
  demarche search '"sanctions relief"' --by "North Korea" --about USA --from 2020-01 --archive talks.archive
  demarche search --by PRK --type REQUEST --mode direct --json --archive talks.archive`

const timelineExamples = `
Examples:
  demarche timeline "North Korea" --from 2020 --archive talks.archive
  demarche timeline PRK USA --csv --archive talks.archive > talks.csv

A ~ after a day says that the report tells no day, so that it stands under the day of its publication.`

const tallyExamples = `
Examples:
  demarche tally --by dyad,type,month --archive talks.archive
  demarche tally --by source,year --type THREATEN --csv --archive talks.archive > threats.csv

Keys: actor, source, target, dyad, type, quad, status, country, outlet, day, month, year.
What is planned, possible or negated is counted apart and never among the events.`
