import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RunOptions } from '../cli/run-cli.ts'

/** A place for three quarters of a megabyte or one of archive, which the system itself keeps from growing. */
export type SmallDisk = {
  readonly kind: string
  readonly place: string
  /** How a command has to be run to be kept within it. */
  options(): Pick<RunOptions, 'node' | 'nodeOptions'>
  /** What a command says first when there is no more room. */
  readonly says: RegExp
  grow(): void
  remove(): void
}

/**
 * Disks that fill up: a file system of its own where one may be mounted, which only root may, and everywhere a limit on
 * how large a file may become, at which writing fails with EFBIG, to SQLite an I/O error.
 */
export function smallDisks(folder: string): readonly SmallDisk[] {
  const [mounted, limited] = ['mounted', 'limited'].map((name) => join(folder, name)) as [string, string]
  mkdirSync(mounted)
  mkdirSync(limited)
  return [fileSystem(mounted) ?? [], limitedFiles(limited)].flat()
}

function fileSystem(place: string): SmallDisk | null {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status !== 0) return null
  return {
    kind: 'a file system without room',
    place,
    options: () => ({}),
    says: /^demarche: The disk that holds the archive .* is full; what was kept stays\./,
    grow() {
      if (spawnSync('mount', ['-o', 'remount,size=16m', place]).status !== 0) throw new Error('it does not grow')
    },
    remove() {
      spawnSync('umount', [place])
    },
  }
}

function limitedFiles(place: string): SmallDisk {
  // In blocks of 512 bytes, as POSIX has them.
  let limit = 1_536
  return {
    kind: 'a file that may not grow',
    place,
    options: () => ({ node: '/bin/sh', nodeOptions: ['-c', `ulimit -f ${limit}; exec "$0" "$@"`, process.execPath] }),
    says: /^demarche: The archive .* could not be read or written \(SQLite: .*\); what was kept stays\./,
    grow() {
      limit = 32_768
    },
    remove: () => undefined,
  }
}
