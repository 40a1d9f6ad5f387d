import { DemarcheError } from '../record/demarche-error.ts'

/** Standard output with backpressure. */
export type Output = { write(text: string): Promise<void> }

/**
 * Opens a stream for writing. When the reader of a pipe goes away, as `head` does, the command ends quietly; other
 * faults, such as a full disk, are told.
 */
export function openOutput(stream: NodeJS.WriteStream): Output {
  let failure: DemarcheError | null = null
  let wake: (() => void) | null = null
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Nothing that is still to be done could reach anybody, and threads may be at work: leave at once.
    if (error.code === 'EPIPE') process.exit(0)
    failure = new DemarcheError('not-readable', `The output could not be written (${error.code}).`, { cause: error })
    wake?.()
  })
  return {
    async write(text) {
      if (failure !== null) throw failure
      if (stream.write(text)) return
      await new Promise<void>((resolve) => {
        wake = resolve
        stream.once('drain', resolve)
      })
      if (failure !== null) throw failure
    },
  }
}
