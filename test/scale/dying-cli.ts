import { main } from '../../src/cli/main.ts'

/** The command line with a reader that needs no model, and dies or hangs where a text tells it to. */
process.exitCode = await main(process.argv.slice(2), {
  readerModule: new URL('./dying-reader.ts', import.meta.url),
})
