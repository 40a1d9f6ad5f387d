import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FetchError } from './fetch-error.ts'
import type { FetchLimits } from './fetch-limits.ts'

/** The ways of packing that an answer may use, as `Accept-Encoding` has them. */
export const acceptedEncodings = 'gzip, br'

type BodyOptions = { readonly limits: FetchLimits; readonly cut: boolean; readonly signal: AbortSignal }

/**
 * A body's bytes, unpacked. Both what comes and what comes out is counted as it goes by, so that neither a body without
 * an end nor a small one that unpacks to a great one is ever held whole.
 */
export async function readBody(message: IncomingMessage, { limits, cut, signal }: BodyOptions): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const counted = (most: number, what: string) =>
    async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      let seen = 0
      for await (const chunk of source) {
        seen += chunk.length
        if (seen > most) throw tooLarge(most, what)
        yield chunk
      }
    }
  const collect = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > limits.unpacked && !cut) throw tooLarge(limits.unpacked, 'unpacked')
      chunks.push(chunk)
      if (size > limits.unpacked) return
    }
  }
  const unpack = unpackerOf(message.headers['content-encoding'])
  const sent = counted(cut ? Number.POSITIVE_INFINITY : limits.sent, 'as sent')
  if (unpack === null) await pipeline(message, sent, collect, { signal })
  else await pipeline(message, sent, unpack, collect, { signal })
  return Buffer.concat(chunks).subarray(0, limits.unpacked)
}

function unpackerOf(encoding: string | undefined): Duplex | null {
  switch ((encoding ?? '').trim().toLowerCase()) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw new FetchError(
        'unsupported-type',
        `The answer is packed in a way that was not asked for (${encoding?.slice(0, 40)}).`,
      )
  }
}

function tooLarge(most: number, how: string): FetchError {
  return new FetchError('too-large', `The answer is larger than ${most} bytes ${how}, the most that is read.`)
}
