import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Another apt-get, as of tests that run beside these, has its lock for so many tries of so many milliseconds at most. */
const patience = { tries: 120, wait: 2_500 }

/**
 * Installs a package of Debian's where this is Debian and the user may; says whether it did. Lists of packages are
 * fetched only where the package can't be had without.
 */
export async function aptInstall(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  if (await aptGet('install', '-y', '--no-install-recommends', name)) return true
  await aptGet('update')
  return aptGet('install', '-y', '--no-install-recommends', name)
}

async function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  for (let tries = 0; ; tries++) {
    const { status, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' })
    if (status === 0) return true
    if (!/Could not get lock|Unable to (?:acquire|lock)/.test(stderr ?? '') || tries >= patience.tries) return false
    await setTimeout(patience.wait)
  }
}
