import { spawnSync } from 'node:child_process'
import { basename, delimiter, dirname } from 'node:path'
import { at, Refusal } from './task-setting.mjs'

/** How much of npm's complaint is shown where it fails: its reason comes first, its usage after. */
const mostLines = 12

/** Runs npm with a given Node in the checkout, quietly; where it fails, its first lines and a sentence are shown. */
export function callNpm(node, args, whenItFails) {
  const own = process.env.npm_execpath
  const isNpm = own !== undefined && basename(own) === 'npm-cli.js'
  const env = {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    // onnxruntime-node would fetch CUDA libraries that demarche does not use, and fail without a network.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  }
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: at('.'), env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  const child = isNpm
    ? spawnSync(node, [own, ...quiet], options)
    : spawnSync('npm', quiet, { ...options, shell: process.platform === 'win32' })
  if (child.status === 0) return
  const said = child.error ? child.error.message : `${child.stdout}${child.stderr}`
  const reason = said.trim().split('\n').slice(0, mostLines).join('\n')
  throw new Refusal(`${reason}\n${whenItFails}`)
}
