import { existsSync, readFileSync } from 'node:fs'
import { callNpm } from './call-npm.mjs'
import { at, say } from './task-setting.mjs'

/** Installs the packages of package-lock.json where node_modules does not hold them already. */
export function installPackages(node) {
  if (isInstalled()) return
  say('Installing packages (npm ci).')
  callNpm(
    node,
    ['ci'],
    'The packages could not be installed. Check the network or the npm registry (npm config get registry), then try again.',
  )
}

/** npm writes what it installed into a lock file of its own, last of all: an install that broke off has none. */
function isInstalled() {
  const written = at('node_modules/.package-lock.json')
  if (!existsSync(written)) return false
  const there = packagesOf(written)
  return Object.entries(packagesOf(at('package-lock.json'))).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true
    const installed = there[path]
    return installed === undefined ? optional === true : installed.version === version
  })
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
