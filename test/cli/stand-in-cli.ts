import { main } from '../../src/cli/main.ts'

/** The command line with a reader that needs no model. */
process.exitCode = await main(process.argv.slice(2), {
  readerModule: new URL('../reading/stand-in-reader.ts', import.meta.url),
})
