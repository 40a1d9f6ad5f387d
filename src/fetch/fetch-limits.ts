/** What an answer may cost. */
export type FetchLimits = {
  /** Most milliseconds for one request, from the first byte sent to the last one read. */
  readonly time: number
  /** Most milliseconds until the answer's head is there. */
  readonly head: number
  /** Most bytes of an answer's body as sent, and unpacked. */
  readonly sent: number
  readonly unpacked: number
  /** Most redirects that are followed. */
  readonly redirects: number
}

export const usualFetchLimits: FetchLimits = {
  time: 30_000,
  head: 15_000,
  sent: 10_000_000,
  unpacked: 20_000_000,
  redirects: 5,
}
