import type { Command } from 'commander'
import type { DecideFlags } from './decide-command.ts'
import type { HappeningsFlags } from './happenings-command.ts'
import type { JoinFlags } from './join-command.ts'
import type { ReviewFlags } from './review-command.ts'

/** The commands for what holds across the reports of an archive, and for what people say of what was found. */
export function addAcrossCommands(program: Command, finish: (status: number) => void): void {
  program
    .command('join')
    .description('work out what holds across the reports of an archive: copies, actors, happenings')
    .requiredOption('--archive <FILE>', 'the archive: a file or postgres://user@host/name')
    .option('--quiet', 'no summary on standard error')
    .action(async (flags: JoinFlags) => {
      const { joinCommand } = await import('./join-command.ts')
      finish(await joinCommand(flags))
    })

  program
    .command('happenings')
    .description('list acts that several reports tell of, with who asserts and who denies them')
    .requiredOption('--archive <FILE>', 'the archive: a file or postgres://user@host/name')
    .option('--json', 'print a JSON array, with the acts and the grounds of each group')
    .option('--id <ID>', 'one happening, whatever the number of its reports')
    .option('--from <DAY>', 'of this day or later')
    .option('--to <DAY>', 'of this day or earlier')
    .option('--type <TYPE>', 'of this PLOVER type')
    .option('--actor <NAME>', 'in which somebody of this name, or this state by its code, has a part')
    .option('--min-reports <N>', 'asserted by so many reports at least; 2 where it is not given')
    .option('--why', 'the grounds on which each was joined')
    .option('--quiet', 'no summary on standard error')
    .addHelpText('after', happeningsExamples)
    .action(async (flags: HappeningsFlags) => {
      const { happeningsCommand } = await import('./happenings-command.ts')
      finish(await happeningsCommand(flags))
    })

  program
    .command('decide')
    .description('join or part copies, actors or happenings by hand, or take that back; without a KEY, list decisions')
    .argument('[KEY...]', 'ids of groups, or keys of reports, actors or acts')
    .requiredOption('--archive <FILE>', 'the archive: a file or postgres://user@host/name')
    .option('--about <WHAT>', 'copies, actors or happenings')
    .option('--same', 'the KEYs belong together')
    .option('--different', 'the first KEY belongs with none of the others, or with none of its group')
    .option('--undo <NUMBER>', 'take the decision of that number back')
    .option('--by <NAME>', 'who decides')
    .option('--json', 'print JSON')
    .option('--quiet', 'no summary on standard error')
    .addHelpText('after', decideExamples)
    .action(async (keys: string[], flags: DecideFlags) => {
      const { decideCommand } = await import('./decide-command.ts')
      finish(await decideCommand(keys, flags))
    })

  program
    .command('review')
    .description(
      'say of single statements and events that they are right or wrong; without a FRAME, list what was said',
    )
    .argument('[FRAME]', 'a report and a statement or event in it, as k_0123456789abcdef/s4')
    .requiredOption('--archive <FILE>', 'the archive: a file or postgres://user@host/name')
    .option(
      '--verdict <VERDICT>',
      'right, wrong or unsure; "demarche serve" has a page where frames are mended as well',
    )
    .option('--by <NAME>', 'who reviews; in lists, what they said, or with --queue what they have not reviewed')
    .option('--undo [NUMBER]', 'take a decision back; without a number the last of whoever --by names')
    .option('--queue', 'list what awaits review, the least certain first')
    .option('--agreement', "list how far every two people agree on what both reviewed: Cohen's kappa")
    .option('--report <KEY>', 'of one report')
    .option('--limit <N>', 'most lines; 50 where it is not given')
    .option('--json', 'a JSON object a line')
    .option('--quiet', 'say nothing of what was kept')
    .addHelpText('after', reviewExamples)
    .action(async (frame: string | undefined, flags: ReviewFlags) => {
      const { reviewCommand } = await import('./review-command.ts')
      finish(await reviewCommand(frame, flags))
    })
}

const reviewExamples = `
Examples:
  demarche review --archive talks.archive --queue
  demarche review k_0f3a5c2e9b1d7846/s4 --verdict right --by Ana --archive talks.archive
  demarche review --undo --by Ana --archive talks.archive
  demarche review --agreement --archive talks.archive

Nothing that was said is ever removed: what is taken back stays in the list, marked so.`

const happeningsExamples = `
Examples:
  demarche happenings --archive talks.archive --from 2025-03-01 --to 2025-03-31
  demarche happenings --archive talks.archive --actor PRK --type THREATEN --min-reports 3
  demarche happenings --archive talks.archive --id h_f76b8da07883e863 --why

What has changed since the reports were last joined is joined first.`

const decideExamples = `
Examples:
  demarche decide --archive talks.archive --about happenings --same h_f76b8da07883e863 h_38ed1dd65b80f449 --by Ana
  demarche decide --archive talks.archive --about happenings --different k_0f3a5c2e9b1d7846/SANCTION@41
  demarche decide --archive talks.archive --undo 3

A decision stays, whatever reports come, until it is undone; of two that disagree the later holds.`
