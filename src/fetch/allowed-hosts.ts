import { DemarcheError } from '../record/demarche-error.ts'

/** Hosts that a user allowed by name, whatever their address; each with the ports that were named beside it. */
export type AllowedHosts = ReadonlyMap<string, ReadonlySet<number>>

/**
 * Reads `HOST` or `HOST:PORT`, once for each host. A host is allowed as it is written in an address: allowing a name does
 * not allow its address, nor the other way round.
 *
 * @example allowedHosts(['news.intranet', '127.0.0.1:8080', '[::1]:8080'])
 * @throws DemarcheError `wrong-usage`
 */
export function allowedHosts(given: readonly string[]): AllowedHosts {
  const hosts = new Map<string, Set<number>>()
  for (const each of given) {
    const url = /^[^\s/?#@\\]+$/.test(each) && URL.canParse(`http://${each}`) ? new URL(`http://${each}`) : null
    if (url === null || url.hostname === '') {
      throw new DemarcheError('wrong-usage', `--allow-host takes HOST or HOST:PORT, not "${each}".`)
    }
    const host = hostOf(url)
    const ports = hosts.get(host) ?? new Set()
    const port = /:(\d+)$/.exec(each.replace(/^\[[^\]]*\]/, ''))?.[1]
    if (port !== undefined) ports.add(Number(port))
    hosts.set(host, ports)
  }
  return hosts
}

/** An address's host as names are compared: small letters, no brackets, no dot at the end. */
export function hostOf({ hostname }: URL): string {
  return hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase()
}
