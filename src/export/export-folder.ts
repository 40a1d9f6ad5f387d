import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DemarcheError } from '../record/demarche-error.ts'
import { manifestFormat, manifestName, writtenManifest } from './manifest.ts'

/** A file of an export while it is being written. */
export type FileSink = {
  readonly write: (chunk: string | Uint8Array) => Promise<void>
  readonly end: () => Promise<void>
}

/** A file as it was written. */
export type WrittenFile = { readonly name: string; readonly bytes: number; readonly sha256: string }

/** The folder of an export: each file takes its name once it is whole, and the manifest is written last. */
export type ExportFolder = {
  /** A file by its name in the folder, which may lie in a folder below; `/` parts them. */
  readonly open: (name: string) => Promise<FileSink>
  /** What was written, by name. */
  readonly written: () => readonly WrittenFile[]
  readonly close: (manifest: string) => Promise<void>
  /** Takes away what was written, after something went wrong: half an export must not be taken for one. */
  readonly abandon: () => Promise<void>
}

/** How much is gathered before it goes to the disk. */
const chunkSize = 256 * 1024

/**
 * Opens a folder for an export: one that is not there or is empty, or one that holds an export, whose files make way.
 * Throws `wrong-usage` where something else lies in it, or where a file of that export has been changed since.
 */
export async function openExportFolder(folder: string): Promise<ExportFolder> {
  try {
    await mkdir(folder, { recursive: true })
    await clear(folder)
  } catch (error) {
    throw told(error, folder)
  }
  const written = new Map<string, WrittenFile>()
  const unfinished = new Map<string, FileHandle>()

  async function openFile(name: string): Promise<FileSink> {
    const path = join(folder, name)
    const part = `${path}.part`
    try {
      if (name.includes('/')) await mkdir(dirname(path), { recursive: true })
      const handle = await open(part, 'w')
      unfinished.set(part, handle)
      return fileSink(handle, path, async (size, sha256) => {
        await handle.close()
        unfinished.delete(part)
        await rename(part, path)
        written.set(name, { name, bytes: size, sha256 })
      })
    } catch (error) {
      throw told(error, path)
    }
  }

  return {
    open: openFile,
    written: () => [...written.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    async close(manifest) {
      const file = await openFile(manifestName)
      await file.write(manifest)
      await file.end()
    },
    async abandon() {
      for (const [part, handle] of unfinished) {
        await handle.close().catch(() => undefined)
        await rm(part, { force: true })
      }
      for (const name of written.keys()) await rm(join(folder, name), { force: true })
    },
  }
}

function fileSink(handle: FileHandle, path: string, finish: (size: number, sha256: string) => Promise<void>): FileSink {
  const hash = createHash('sha256')
  let held: Uint8Array[] = []
  let waiting = 0
  let size = 0

  async function send(): Promise<void> {
    if (waiting === 0) return
    const bytes = Buffer.concat(held)
    held = []
    waiting = 0
    hash.update(bytes)
    await handle.writeFile(bytes)
  }

  return {
    async write(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk
      held.push(bytes)
      waiting += bytes.length
      size += bytes.length
      if (waiting < chunkSize) return
      await send().catch((error: unknown) => {
        throw told(error, path)
      })
    },
    async end() {
      try {
        await send()
        await finish(size, hash.digest('hex'))
      } catch (error) {
        throw told(error, path)
      }
    },
  }
}

/** Takes an earlier export away, if nothing else would be lost with it. */
async function clear(folder: string): Promise<void> {
  const there = (await readdir(folder)).filter((name) => !name.endsWith('.part'))
  if (there.length === 0) return
  const manifest = await readFile(join(folder, manifestName), 'utf8').catch(() => null)
  const files = manifest === null ? null : writtenManifest(manifest)
  if (files === null) {
    throw new DemarcheError(
      'wrong-usage',
      `${folder} is not empty and holds no ${manifestFormat}; name another folder.`,
    )
  }
  for (const { name, sha256 } of files) {
    const now = await hashOf(join(folder, name))
    if (now !== null && now !== sha256) {
      throw new DemarcheError(
        'wrong-usage',
        `${join(folder, name)} has been changed since it was exported; name another folder, or take it away first.`,
      )
    }
  }
  await rm(join(folder, manifestName))
  for (const { name } of files) await rm(join(folder, name), { force: true })
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk)
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** A fault of the file system as a sentence that names the file. */
function told(error: unknown, path: string): unknown {
  if (error instanceof DemarcheError || !(error instanceof Error) || !('code' in error)) return error
  const why =
    error.code === 'ENOSPC'
      ? 'the disk is full'
      : error.code === 'EACCES' || error.code === 'EPERM'
        ? 'you are not allowed to'
        : error.code === 'EEXIST' || error.code === 'ENOTDIR'
          ? 'a part of its path is a file'
          : String(error.code)
  return new DemarcheError('not-readable', `${path} could not be written: ${why}.`, { cause: error })
}
