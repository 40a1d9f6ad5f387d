// A Postgres server for tests: from the machine's own packages, started on loopback as a user without rights, in a folder
// that goes when the tests end.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { aptInstall } from './apt-install.mjs'

/** Where Debian puts the programs of each version. */
const places = '/usr/lib/postgresql/*/bin'
const isRoot = process.getuid?.() === 0

/**
 * Finds Postgres, installs it with apt-get where that is possible, and starts a server.
 * Gives `{ url, restart, kill, stop }`, or `{ skip }` with the reason why there is none.
 */
export async function startPostgres() {
  const bin = findPrograms() ?? ((await aptInstall('postgresql')) ? findPrograms() : null)
  if (bin === null) {
    return { skip: 'there is no Postgres on this machine: install it (apt-get install postgresql) to run these tests' }
  }
  const owner = userWithoutRights()
  if (owner === null) return { skip: 'Postgres does not run as root, and there is no user "postgres" or "nobody"' }
  const folder = mkdtempSync(join(tmpdir(), 'demarche-postgres-'))
  if (isRoot) chownSync(folder, owner.uid, owner.gid)
  const as = { cwd: folder, ...(isRoot ? owner : {}) }
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'demarche', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, encoding: 'utf8' },
  )
  if (made.status !== 0) {
    rmSync(folder, { recursive: true })
    return {
      skip: `Postgres could not make a database: ${(made.stderr || String(made.error)).trim().split('\n').at(-1)}`,
    }
  }
  const port = await freePort()
  const url = `postgres://demarche@127.0.0.1:${port}`
  let server = await start(bin, folder, port, as)

  return {
    url,
    /** As when the machine fails: the server's processes end at once. */
    async kill() {
      await ended(server, 'SIGQUIT')
    },
    async restart() {
      server = await start(bin, folder, port, as)
    },
    async stop() {
      await ended(server, 'SIGINT')
      rmSync(folder, { recursive: true })
    },
  }
}

function findPrograms() {
  const found = globSync(places).filter((bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')))
  const version = (bin) => Number(/postgresql\/(\d+)/.exec(bin)?.[1] ?? 0)
  return found.sort((a, b) => version(b) - version(a))[0] ?? null
}

function userWithoutRights() {
  if (!isRoot) return { uid: process.getuid(), gid: process.getgid() }
  for (const name of ['postgres', 'nobody']) {
    const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN)
    const [uid, gid] = [id('-u'), id('-g')]
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid, gid }
  }
  return null
}

async function start(bin, folder, port, as) {
  const options = [
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', folder],
    // The tests kill processes, never the machine, so nothing has to wait for the disk.
    ['fsync', 'off'],
    ['max_connections', '60'],
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), ...options], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  for (let tries = 0; !said.includes('ready to accept connections'); tries++) {
    if (server.exitCode !== null || tries > 1_200) throw new Error(`Postgres did not start: ${said.slice(-500)}`)
    await setTimeout(50)
  }
  return server
}

async function ended(server, signal) {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill(signal)
  await gone
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
