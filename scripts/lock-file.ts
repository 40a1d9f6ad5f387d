import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The parts of package-lock.json that tell which packages belong to other platforms. */
const lockFile = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})

export type LockFile = z.infer<typeof lockFile>

export const lockFileUrl = new URL('../package-lock.json', import.meta.url)

export function readLockFile(): LockFile {
  const read: unknown = JSON.parse(readFileSync(lockFileUrl, 'utf8'))
  lockFile.parse(read)
  // What the parser returns has its keys in another order, which would make every line of the file differ.
  return read as LockFile
}

/** A package of another platform that the lock file should name, so that `npm ci` takes the file on any platform. */
export type LeftOut = { readonly path: string; readonly version: string; readonly dev: boolean }

/**
 * Optional packages that npm left out of the lock file, as it does where a registry's mirror holds this platform's
 * packages only. `npm ci` refuses such a file.
 */
export function leftOut({ packages }: LockFile): LeftOut[] {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev = false }) =>
    Object.entries(optionalDependencies)
      .map(([name, version]) => ({ path: `node_modules/${name}`, version, dev }))
      .filter(({ path, version }) => packages[path] === undefined && /^\d/.test(version)),
  )
}
