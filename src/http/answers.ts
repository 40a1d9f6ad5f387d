import type { Hono } from 'hono'

/** An answer as bytes, which can be kept and sent between threads. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  /** Milliseconds of processor time that a thread of its own took to make it; 0 where that is not known. */
  readonly cost: number
}

/** Where that is answered which an address alone asks for, as `/search?q=boats`: pages, lists, the API's questions. */
export type Answers = {
  /**
   * @param isWanted false once nobody waits for the answer any more
   * @throws DemarcheError `too-many-requests` and `too-slow` where it answers in other threads
   */
  answer(address: string, isWanted?: () => boolean): Promise<Answer>
  close(): Promise<void>
}

/** Answers in this thread. */
export function answersOf(app: Hono): Answers {
  return {
    async answer(address) {
      const { status, headers, body } = await app.request(`http://localhost${address}`)
      const bytes = new Uint8Array(await new Response(body).arrayBuffer())
      return { status, headers: Object.fromEntries(headers), body: bytes, cost: 0 }
    },
    close: async () => undefined,
  }
}
