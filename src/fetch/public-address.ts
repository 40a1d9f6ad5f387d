import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * Blocks of IPv4 that are no public host's: the IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its updates),
 * multicast (RFC 5771), and the address at which Azure's machines reach their host.
 */
const closedIpv4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/**
 * Of IPv6 only global unicast (RFC 4291, 2000::/3) is public, which leaves out loopback, unspecified, mapped and
 * compatible IPv4, NAT64 (64:ff9b::/96, RFC 6052), unique local, link-local, site-local and multicast; and within it these
 * are not (IANA IPv6 Special-Purpose Address Registry): protocols' own with Teredo, ORCHID and benchmarks, examples,
 * 6to4, whose addresses lead to any IPv4 address, and AS112's.
 */
const globalUnicast = ['2000::', 3] as const
const closedIpv6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['3ffe::', 16],
]

const open = new BlockList()
open.addSubnet(...globalUnicast, 'ipv6')
const closed = new BlockList()
for (const [network, prefix] of closedIpv4) closed.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of closedIpv6) closed.addSubnet(network, prefix, 'ipv6')

/** An interface's number that hides an IPv4 address (ISATAP, RFC 5214), at the end of an address as Node writes it. */
const isatap = /:(?:0?200:|0:|:)?5efe:[\da-f.:]+$/i

/**
 * Whether an address, written as Node's resolver and its URL parser write it, is that of a public host. What is no
 * address at all, or has a zone, is not.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%') || isatap.test(address)) return false
  return open.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}
