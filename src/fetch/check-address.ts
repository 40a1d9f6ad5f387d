import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type AllowedHosts, hostOf } from './allowed-hosts.ts'
import { FetchError } from './fetch-error.ts'
import { isPublicAddress } from './public-address.ts'

/** An IP address of a host, as a resolver gives it. */
export type HostAddress = { readonly address: string; readonly family: 4 | 6 }

/** Asks for all addresses of a host. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>

/** An address that may be asked, with the very IP addresses that were checked: no others may be connected to. */
export type CheckedAddress = {
  readonly url: URL
  readonly host: string
  readonly port: number
  readonly addresses: readonly HostAddress[]
}

export type GuardOptions = {
  readonly allowed: AllowedHosts
  /** The machine's own resolver where it is not given. */
  readonly resolve?: Resolve | undefined
  /** Ports that any host may be asked at; 80 and 443 where it is not given. */
  readonly ports?: ReadonlySet<number> | undefined
}

const openPorts: ReadonlySet<number> = new Set([80, 443])
const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

/** Names that are this machine's or this network's own, whatever a resolver says of them (RFC 6761, 6762, 8375, ICANN). */
const ownNames = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/

/**
 * Lets an address through that leads to a public host, or to one that was allowed by name, and refuses every other before
 * anything is sent: by its scheme, its port, what stands before the host, its name, and every IP address that the name has
 * (OWASP, Server Side Request Forgery Prevention). The platform's URL parser has already turned the many ways to write an
 * IPv4 address, and letters that only look like others, into one.
 *
 * @throws FetchError `address-refused`, or `not-fetched` where the name has no address
 */
export async function checkAddress(
  given: string,
  { allowed, resolve = resolveHere, ports }: GuardOptions,
): Promise<CheckedAddress> {
  const { url, host, port, isAllowed } = checkWritten(given, allowed, ports)
  const addresses = isIP(host) === 0 ? await addressesOf(host, resolve) : [{ address: host, family: familyOf(host) }]
  const closed = isAllowed ? undefined : addresses.find(({ address }) => !isPublicAddress(address))
  if (closed !== undefined) throw notPublic(host, closed.address)
  return { url, host, port, addresses }
}

type Written = { readonly url: URL; readonly host: string; readonly port: number; readonly isAllowed: boolean }

/**
 * The part of the check that needs no resolver: what an address says by itself.
 * @throws FetchError `address-refused`
 */
export function checkWritten(given: string, allowed: AllowedHosts, open: ReadonlySet<number> = openPorts): Written {
  const shown = given.slice(0, 200)
  const written = 'write it like https://outlet.example/feed'
  if (!URL.canParse(given)) throw refused(`"${shown}" is no address; ${written}`)
  const url = new URL(given)
  const usual = defaultPorts[url.protocol]
  if (usual === undefined)
    throw refused(`"${shown}" is neither http nor https, and nothing else is fetched; ${written}`)
  if (url.username !== '' || url.password !== '') {
    throw refused('The address has a name or password before its host; leave them out')
  }
  const host = hostOf(url)
  const ports = allowed.get(host)
  const port = url.port === '' ? usual : Number(url.port)
  if (!open.has(port) && ports?.has(port) !== true) {
    throw refused(
      `"${host}" is to be asked at port ${port}; only ${[...open].join(' and ')} are${orAllow(`${host}:${port}`)}`,
    )
  }
  const isAllowed = ports !== undefined
  if (!isAllowed && isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic(host, host)
  if (!isAllowed && isIP(host) === 0 && (!host.includes('.') || ownNames.test(host))) {
    throw refused(`"${host}" is a name of this machine's or its network's own${orAllow(host)}`)
  }
  return { url, host, port, isAllowed }
}

async function addressesOf(host: string, resolve: Resolve): Promise<readonly HostAddress[]> {
  let found: readonly HostAddress[]
  try {
    found = await resolve(host)
  } catch (cause) {
    throw new FetchError('not-fetched', `The host "${host}" was not found.`, { again: true, cause })
  }
  if (found.length === 0) throw new FetchError('not-fetched', `The host "${host}" has no address.`, { again: true })
  return found
}

async function resolveHere(host: string): Promise<readonly HostAddress[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' })
  return found.map(({ address }) => ({ address, family: familyOf(address) }))
}

function familyOf(address: string): 4 | 6 {
  return isIP(address) === 6 ? 6 : 4
}

function orAllow(host: string): string {
  return `; where it is meant, allow it with --allow-host ${host}`
}

function notPublic(host: string, address: string): FetchError {
  return refused(`"${host}" leads to ${address}, which is no public address${orAllow(host)}`)
}

function refused(message: string): FetchError {
  return new FetchError('address-refused', `${message}.`)
}
