// The one door to demarche's tasks: `node scripts/run.mjs test [arguments]`, as `npm test`, `npm run demo` and so on call it.
// It finds or fetches a Node that is new enough, installs what is missing, and runs the task.
// Kept to what Node 18 can parse, since that Node may be the one that runs it.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { installPackages } from './install-packages.mjs'
import { findNode } from './own-node.mjs'
import { at, Refusal } from './task-setting.mjs'

/** Arguments of Node for each task; `rest` is what the user added. */
const tasks = {
  test: (rest) => ['--test', '--test-concurrency=2', ...testFiles(rest)],
  crash: (rest) => ['--test', 'test/archive/crash-all.ts', ...rest],
  examples: (rest) => ['scripts/test-examples.mjs', ...rest],
  spark: (rest) => ['scripts/test-spark.ts', ...rest],
  deployment: (rest) => ['scripts/test-deployment.ts', ...rest],
  lint: (rest) => ['node_modules/@biomejs/biome/bin/biome', 'check', ...rest],
  typecheck: (rest) => ['node_modules/typescript/bin/tsc', '-p', '.', ...rest],
  build: (rest) => ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', ...rest],
  demo: (rest) => ['scripts/demo.ts', ...rest],
  bench: (rest) => ['bench/speed.ts', ...rest],
  accuracy: (rest) => ['bench/accuracy.ts', ...rest],
}

/** A folder stands for the tests in it; without any path, all tests run. */
function testFiles(rest) {
  const paths = rest.filter((argument) => !argument.startsWith('-'))
  const missing = paths.find((path) => !/[*?]/.test(path) && !existsSync(at(path)))
  if (missing !== undefined) throw new Refusal(`There is no ${missing} to test.`, 2)
  const files = paths.map((path) => (isFolder(path) ? `${path.replace(/\/+$/, '')}/**/*.test.ts` : path))
  const options = rest.filter((argument) => argument.startsWith('-'))
  return [...options, ...(files.length > 0 ? files : ['test/**/*.test.ts'])]
}

function isFolder(path) {
  return existsSync(at(path)) && statSync(at(path)).isDirectory()
}

async function run([name, ...rest]) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined
  if (task === undefined) {
    const given = name === undefined ? 'No task was named' : `There is no task "${name}"`
    throw new Refusal(`${given}. Tasks: ${Object.keys(tasks).join(', ')}.`, 2)
  }
  const node = findNode()
  installPackages(node)
  const child = spawn(node, task(rest), {
    cwd: at('.'),
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
  })
  // Control-C reaches the task by itself, and it ends in its own time; who ends this process alone means the task too.
  process.on('SIGINT', () => undefined)
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass)
  await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Refusal(`${node} could not be run: ${error.message}`)))
    child.once('close', (status, signal) => {
      for (const name of ['SIGTERM', 'SIGHUP']) process.off(name, pass)
      if (signal) process.kill(process.pid, signal)
      process.exitCode = status ?? 1
      resolve()
    })
  })
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = error.exitCode
}
