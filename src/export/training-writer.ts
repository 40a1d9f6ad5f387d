import type { FormatWriter, WriterSetting } from './format-writer.ts'
import type { FileNotes } from './manifest.ts'
import { eventRows, statementRows } from './training.ts'

/** What people reviewed, as JSON Lines in the form of the corpora that the model is trained on. */
export async function trainingWriter({ folder }: WriterSetting): Promise<FormatWriter> {
  const notes = new Map<string, FileNotes>()
  const files = { events: await folder.open('events.jsonl'), statements: await folder.open('statements.jsonl') }
  const rows = { events: 0, statements: 0 }
  const write = async (name: keyof typeof files, list: readonly object[]) => {
    for (const row of list) await files[name].write(`${JSON.stringify(row)}\n`)
    rows[name] += list.length
  }
  return {
    notes,
    settings: {},
    async report(report) {
      await write('events', eventRows(report))
      await write('statements', statementRows(report))
    },
    async end() {
      for (const name of ['events', 'statements'] as const) {
        await files[name].end()
        notes.set(`${name}.jsonl`, { rows: rows[name], offsets: 'codepoint' })
      }
    },
  }
}
