// A browser for tests: the machine's own Chromium, installed from Debian's packages where it is missing and that can be done.
import { existsSync } from 'node:fs'
import { aptInstall } from './apt-install.mjs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** Gives `{ path }` of a Chromium, or `{ skip }` with the reason why there is none. `CHROMIUM` in the environment names another. */
export async function findChromium() {
  const named = process.env.CHROMIUM
  if (named !== undefined)
    return existsSync(named) ? { path: named } : { skip: `CHROMIUM names ${named}, which is not there` }
  const path = find() ?? ((await aptInstall('chromium')) ? find() : undefined)
  return path === undefined
    ? { skip: 'there is no Chromium on this machine: install it (apt-get install chromium) to run these tests' }
    : { path }
}

function find() {
  return places.find((place) => existsSync(place))
}
