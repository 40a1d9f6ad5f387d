import { type Command, Option } from 'commander'
import type { ExplainFlags } from './explain-command.ts'

/** The command that says why a datum of a record is as it is. */
export function addExplainCommand(program: Command, finish: (status: number) => void): void {
  program
    .command('explain')
    .description('say why a datum of a record is as it is: which rule or head gave it, with scores, and through what')
    .argument(
      '<FILE>',
      'a report as HTML or plain text, or a record as read --json or --jsonl wrote it; - is standard input',
    )
    .requiredOption(
      '--at <PLACE>',
      'a datum by its id (s3, e1, m7, a2, t4), or an offset into the text, in UTF-16 code units',
    )
    .option('--json', 'print the reasons as JSON')
    .option('--published <DAY>', 'the day of publication, as in 2024-03-14')
    .option('--title <TITLE>', 'the title')
    .option('--report <ID>', 'which record, where FILE holds several')
    .addOption(
      new Option('--actors <FILE>', 'the lists of actors that it was read with; may be given again').argParser(
        (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
      ),
    )
    .option('--no-color', 'print without colour, as with NO_COLOR')
    .option('--any-language', 'read a report even where it does not look English')
    .addHelpText('after', explainExamples)
    .action(async (file: string, flags: ExplainFlags) => {
      const { explainCommand } = await import('./explain-command.ts')
      finish(await explainCommand(file, flags))
    })
}

const explainExamples = `
Examples:
  demarche explain report.txt --published 2024-03-14 --at s3
  demarche read --json report.txt > record.json && demarche explain record.json --at 1042

A record's report is read anew; what is explained is what stands in the record, or nothing is.
Exit status: 0 explained, 1 not read or not the same record, 2 wrong usage.`
