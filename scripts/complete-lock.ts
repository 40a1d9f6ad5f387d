import { writeFileSync } from 'node:fs'
import { leftOut, lockFileUrl, readLockFile } from './lock-file.ts'

/** Names in package-lock.json the packages of other platforms that npm left out: `node scripts/complete-lock.ts`. */
const lock = readLockFile()
const missing = leftOut(lock)
for (const { path, version, dev } of missing) {
  const [, os, cpu, libc] = /-(android|darwin|linux|win32|freebsd)-(x64|arm64|arm|ia32)(?:-(musl))?/.exec(path) ?? []
  if (os === undefined || cpu === undefined) throw new Error(`which platform is ${path} for?`)
  lock.packages[path] = {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    os: [os],
  }
}
const { '': root, ...rest } = lock.packages
const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = { ...(root === undefined ? {} : { '': root }), ...Object.fromEntries(sorted) }
writeFileSync(lockFileUrl, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${missing.length} packages of other platforms were added to package-lock.json.\n`)
