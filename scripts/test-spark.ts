import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The tests of the Spark job: `npm run test:spark [NAMES of modules or tests]`. What is missing is installed first:
 * PySpark and moto, a stand-in for S3, into `scale/spark/.venv` (or into the folder that DEMARCHE_SPARK_ENV names), Java 17
 * with apt-get where that is possible.
 */
const spark = fileURLToPath(new URL('../scale/spark/', import.meta.url))
const environment = process.env['DEMARCHE_SPARK_ENV'] ?? join(spark, '.venv')
const python = join(environment, 'bin/python')

if (!hasJava()) installJava()
if (!hasPackages()) installPackages()
const tests = process.argv.slice(2)
process.exitCode = run(python, tests.length > 0 ? ['-m', 'unittest', '-v', ...tests] : ['-m', 'unittest', '-v'])

/** Spark 4 runs on Java 17 and newer. */
function hasJava(): boolean {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' })
  return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0) >= 17
}

function installJava(): void {
  console.error('Installing Java 17 (apt-get).')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '--no-install-recommends', 'openjdk-17-jre-headless']
  if (spawnSync('apt-get', install, { env, stdio: 'ignore' }).status !== 0) {
    spawnSync('apt-get', ['update'], { env, stdio: 'ignore' })
    spawnSync('apt-get', install, { env, stdio: 'ignore' })
  }
  if (!hasJava()) end('Spark needs Java 17 or newer; install it, then try again.')
}

function hasPackages(): boolean {
  return existsSync(python) && spawnSync(python, ['-c', 'import pyspark, pyarrow, moto, flask']).status === 0
}

function installPackages(): void {
  console.error(`Installing PySpark and moto into ${environment} (once, 900 MB).`)
  const made = spawnSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' }).status === 0
  const install = ['-m', 'pip', 'install', '--quiet', '-r', join(spark, 'tests/requirements.txt')]
  if (!made || spawnSync(python, install, { stdio: 'inherit' }).status !== 0) {
    end('PySpark could not be installed; it needs Python 3.10 or newer with venv, and the way to PyPI.')
  }
}

function run(command: string, args: readonly string[]): number {
  const env = { ...process.env, DEMARCHE_NODE: process.execPath }
  return spawnSync(command, args, { cwd: join(spark, 'tests'), stdio: 'inherit', env }).status ?? 1
}

function end(message: string): never {
  console.error(message)
  process.exit(1)
}
