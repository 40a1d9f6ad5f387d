/** An address to be visited, and the host that it is of: of one host only one at a time is. */
export type Job = { readonly uri: string; readonly host: string }

/** Who hands out the visits that are due. */
export type Queue = {
  /** Puts visits in line; one that is in line or under way already is not put there again. */
  offer(jobs: readonly Job[]): Promise<void>
  /** How many this program has in line or under way, as far as it knows. */
  busy(): number
  /** Hands out nothing more, and waits for what is under way. */
  stop(): Promise<void>
}

export type QueueOptions = {
  /** Most visits at once in this program. */
  readonly atOnce: number
  /** Makes a visit; what it throws is a fault of the whole, such as an archive that is gone. */
  readonly work: (job: Job) => Promise<void>
  readonly fail: (error: unknown) => void
}

/** The host that an address is of, or the address itself where it is none. */
export function jobOf(uri: string): Job {
  return { uri, host: URL.canParse(uri) ? new URL(uri).host : uri }
}
