import { main } from '../../src/cli/main.ts'

/** The command line with a reader that needs no model and finds something for every table. */
process.exitCode = await main(process.argv.slice(2), {
  readerModule: new URL('../reading/word-reader.ts', import.meta.url),
})
