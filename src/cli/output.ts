import { DemarcheError } from '../record/demarche-error.ts'

/** Standard output with backpressure. */
export type Output = { write(text: string): Promise<void> }

/** Streams whose reader went away: standard output itself does not keep what went wrong with it. */
const left = new WeakSet<NodeJS.WriteStream>()

/** Whether the reader of a pipe went away, as `head` does when it has its lines. */
export const readerIsGone = (stream: NodeJS.WriteStream): boolean => left.has(stream)

/**
 * Opens a stream for writing. Where that fails, `write` throws: the command ends its work in good order, and `main` tells
 * why, save where the reader of a pipe went away, of which nobody wants to hear.
 */
export function openOutput(stream: NodeJS.WriteStream): Output {
  let failure: DemarcheError | null = null
  let wake: (() => void) | null = null
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      left.add(stream)
      // Nothing that is still to come could reach anybody: a command that waits for its next line waits no more.
      process.stdin.destroy()
    }
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
