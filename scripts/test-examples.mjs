// Runs the examples of docs/export.md in Python and R; installs what they need where it is missing and may be installed:
// the Python packages in `.python`, R from Debian's packages. `npm run test:examples`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { at, say } from './task-setting.mjs'

const isRoot = process.getuid?.() === 0
const works = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0
const run = (program, args, env = {}) =>
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } }).status === 0

const python = at('.python/bin/python')
if (!works(python, ['-c', 'import pandas, pyarrow, duckdb'])) {
  say('Installing pandas, pyarrow and duckdb into .python (once, 400 MB).')
  const made = existsSync(python) || run('python3', ['-m', 'venv', at('.python')])
  if (!made || !run(python, ['-m', 'pip', 'install', '--quiet', 'pandas', 'pyarrow', 'duckdb'])) {
    say('They could not be installed: is there a Python with venv, and a way to its packages? Those tests are skipped.')
  }
}
if (!works('Rscript', ['-e', 'library(dplyr); library(readr)']) && isRoot && existsSync('/usr/bin/apt-get')) {
  say("Installing R with dplyr and readr from Debian's packages (once).")
  const packages = ['install', '-y', '--no-install-recommends', 'r-base-core', 'r-cran-dplyr', 'r-cran-readr']
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if (!run('apt-get', packages, env) && !(run('apt-get', ['update'], env) && run('apt-get', packages, env))) {
    say('It could not be installed; those tests are skipped.')
  }
}
const { status } = spawnSync(process.execPath, ['--test', at('test/export/examples.test.ts')], { stdio: 'inherit' })
process.exitCode = status ?? 1
