import type { Context, MiddlewareHandler } from 'hono'
import { DemarcheError } from '../../record/demarche-error.ts'

/** How many requests one address may send: so many at once, and so many a second after that. */
export type Rate = { readonly burst: number; readonly perSecond: number }

const mostAddresses = 10_000

type Bucket = { tokens: number; at: number }

/** Refuses an address that asks too often. Nothing is kept of it but a number and a moment, and of few addresses. */
export function rateLimit(
  { burst, perSecond }: Rate,
  applies: (c: Context) => boolean,
  now: () => number = Date.now,
): MiddlewareHandler {
  const buckets = new Map<string, Bucket>()
  return async (c, next) => {
    if (applies(c) && !take(addressOf(c))) {
      c.header('Retry-After', String(Math.max(1, Math.ceil(1 / perSecond))))
      throw new DemarcheError('too-many-requests', 'This address asks too often; wait a little and try again.')
    }
    await next()
  }

  function take(address: string): boolean {
    const moment = now()
    const bucket = buckets.get(address) ?? { tokens: burst, at: moment }
    buckets.delete(address)
    buckets.set(address, bucket)
    if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value ?? '')
    bucket.tokens = Math.min(burst, bucket.tokens + ((moment - bucket.at) / 1000) * perSecond)
    bucket.at = moment
    if (bucket.tokens < 1) return false
    bucket.tokens -= 1
    return true
  }
}

type NodeBindings = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

function addressOf(c: Context): string {
  return (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown'
}
