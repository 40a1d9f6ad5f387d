import { fileURLToPath } from 'node:url'

/** A place in the checkout, by its path from the root. */
export function at(path) {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}

/** Why a task cannot run, in a sentence for the user, and the exit status that goes with it. */
export class Refusal extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.name = 'Refusal'
    this.exitCode = exitCode
  }
}

/** One line on what takes time; on standard error, so that a task's own output stays clean. */
export function say(line) {
  console.error(line)
}
