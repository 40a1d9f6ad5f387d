import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix } from 'node:path'
import { type Copy, DockerfileParser, type Instruction, type JSONInstruction } from 'dockerfile-ast'

/** What an image would be: a folder in the place of its root, and what its last lines say. */
export type Image = {
  readonly root: string
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
  readonly user: { readonly uid: number; readonly gid: number } | null
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly health: readonly string[]
}

type Draft = { -readonly [Key in keyof Image]: Image[Key] }

const isRoot = process.getuid?.() === 0

/**
 * Runs the steps of a Dockerfile without a container: each stage has a folder of its own in the place of its root, COPY
 * copies what .dockerignore leaves, RUN runs in its WORKDIR with this machine's node and npm in the place of the base
 * image's. A RUN that names a path from the root is refused, since it would leave the folder.
 */
export function runImageSteps(context: string, log: (line: string) => void): Image & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-image-'))
  chmodSync(folder, 0o755)
  const allowed = allowedIn(readFileSync(join(context, '.dockerignore'), 'utf8'))
  const stages = new Map<string, Draft>()
  let image: Draft | null = null
  for (const instruction of DockerfileParser.parse(
    readFileSync(join(context, 'Dockerfile'), 'utf8'),
  ).getInstructions()) {
    const keyword = instruction.getKeyword()
    const args = instruction.getArguments().map((argument) => argument.getValue())
    if (keyword === 'FROM') {
      image = emptyImage(join(folder, `stage-${stages.size}`))
      stages.set(args[1]?.toUpperCase() === 'AS' ? (args[2] ?? '') : String(stages.size), image)
      continue
    }
    if (image === null) throw new Error(`${keyword} stands before FROM`)
    log(`${keyword} ${instruction.getArgumentsContent()?.replace(/\s+/g, ' ').slice(0, 100) ?? ''}`)
    take(instruction, args, image, { context, allowed, stages })
  }
  if (image === null) throw new Error('the Dockerfile has no FROM')
  return { ...image, folder }
}

function emptyImage(root: string): Draft {
  mkdirSync(root, { recursive: true })
  return { root, workdir: '/', env: {}, user: null, entrypoint: [], command: [], health: [] }
}

type Surroundings = {
  readonly context: string
  readonly allowed: ReadonlySet<string>
  readonly stages: ReadonlyMap<string, Draft>
}

function take(instruction: Instruction, args: readonly string[], image: Draft, around: Surroundings): void {
  const words = () => (instruction as JSONInstruction).getJSONStrings().map((string) => string.getJSONValue())
  switch (instruction.getKeyword()) {
    case 'WORKDIR':
      image.workdir = posix.resolve(image.workdir, args[0] ?? '/')
      mkdirSync(join(image.root, image.workdir), { recursive: true })
      return
    case 'ENV':
      for (const pair of args)
        image.env = { ...image.env, [pair.split('=')[0] ?? '']: pair.slice(pair.indexOf('=') + 1) }
      return
    case 'COPY':
      copy(instruction, args, image, around)
      return
    case 'RUN':
      run(instruction, image)
      return
    case 'USER': {
      const [uid = Number.NaN, gid = uid] = (args[0] ?? '').split(':').map(Number)
      if (!(uid > 0)) throw new Error('USER names no user without rights')
      image.user = { uid, gid }
      return
    }
    case 'ENTRYPOINT':
      image.entrypoint = words()
      return
    case 'CMD':
      image.command = words()
      return
    case 'HEALTHCHECK':
      image.health = JSON.parse(
        /CMD\s+(\[[\s\S]*\])/.exec(instruction.getArgumentsContent() ?? '')?.[1] ?? '[]',
      ) as string[]
      return
    case 'EXPOSE':
    case 'VOLUME':
      return
    default:
      throw new Error(`the Dockerfile has ${instruction.getKeyword()}, which this script does not know`)
  }
}

function copy(
  instruction: Instruction,
  args: readonly string[],
  image: Draft,
  { context, allowed, stages }: Surroundings,
): void {
  const from = (instruction as Copy).getFromFlag()?.getValue() ?? undefined
  const paths = args.filter((arg) => !arg.startsWith('--'))
  const to = paths.at(-1) ?? '.'
  for (const path of paths.slice(0, -1)) {
    const source = from === undefined ? join(context, path) : join(stages.get(from)?.root ?? '', path)
    if (from === undefined && !allowed.has(path)) throw new Error(`.dockerignore keeps ${path} from the Dockerfile`)
    const into = join(image.root, image.workdir, to.endsWith('/') ? join(to, basename(path)) : to)
    mkdirSync(dirname(into), { recursive: true })
    cpSync(source, into, { recursive: true, verbatimSymlinks: true })
  }
}

function run(instruction: Instruction, image: Draft): void {
  const command = (instruction.getRawArgumentsContent() ?? '').replace(/\\\n/g, ' ')
  if (/(?:^|[\s="'])\/(?!dev\/null)\w/.test(command)) throw new Error(`this RUN leaves the image's folder: ${command}`)
  if (/^chown /.test(command) && !isRoot) return
  const cwd = join(image.root, image.workdir)
  const { status, stderr, stdout } = spawnSync('sh', ['-ec', command], {
    cwd,
    env: { ...process.env, ...image.env },
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (status !== 0)
    throw new Error(`RUN ${command}\nended with ${status}:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`)
}

/** A .dockerignore that leaves nothing but what it names. */
function allowedIn(text: string): ReadonlySet<string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  if (lines[0] !== '*') throw new Error('.dockerignore is to begin with *')
  return new Set(lines.slice(1).map((line) => line.replace(/^!/, '')))
}
