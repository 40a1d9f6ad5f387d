import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, type SourceFile, sourceFiles, withoutTypes } from './source-files.ts'

/**
 * The way of the data: each room, and the rooms that it may import from. What is not named here is an arrow that runs
 * backwards: the record knows nothing of how it is made, what reads text knows nothing of where records are kept, and
 * what people see does not lean on what other people see.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  record: [],
  intake: ['record'],
  language: ['record'],
  frames: ['record', 'language'],
  actors: ['record', 'language', 'frames'],
  time: ['record'],
  reading: ['record', 'intake', 'language', 'frames', 'actors', 'time'],
  archive: ['record'],
  views: ['record', 'archive'],
  export: ['record', 'archive', 'views'],
  // What goes out to the network: it knows nothing of reports.
  fetch: ['record'],
  web: ['record', 'archive', 'views', 'export'],
  // What a running program tells of itself, to whoever keeps an eye on it.
  monitor: ['record', 'archive'],
  watch: ['record', 'intake', 'reading', 'archive', 'fetch', 'monitor'],
  // The server answers with pages, and a command starts it; neither pages nor the server know of commands.
  http: ['record', 'intake', 'reading', 'archive', 'views', 'export', 'monitor', 'web'],
  cli: ['record', 'intake', 'reading', 'archive', 'views', 'export', 'fetch', 'monitor', 'watch', 'http'],
}

/** The package's door, which opens on every room but those that people and programs see. */
const door = 'src/index.ts'
const shown = ['cli', 'http', 'web']

/** Packages that one room alone knows. */
const keepers: Readonly<Record<string, string>> = {
  'onnxruntime-node': 'language',
  'node:sqlite': 'archive',
  pg: 'archive',
  'pg-boss': 'watch',
  'robots-parser': 'fetch',
  hono: 'http',
  '@hono/node-server': 'http',
}

const mostLines = 400
const source = sourceFiles('src')

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function backwards({ path, text }: SourceFile): string[] {
  const inner = importsOf({ path, text }).filter((to) => to.startsWith('src/'))
  if (path === door) return inner.filter((to) => shown.includes(roomOf(to))).map((to) => `${path} -> ${to}`)
  const room = roomOf(path)
  const may = [room, ...(rooms[room] ?? [])]
  return inner.filter((to) => !may.includes(roomOf(to))).map((to) => `${path} -> ${to}`)
}

test('every arrow runs the way of the data', () => {
  assert.ok(source.length > 20)
  assert.deepEqual(source.flatMap(backwards), [])
})

test('every room has its line in the table', () => {
  const unknown = source.filter(({ path }) => path !== door && !(roomOf(path) in rooms)).map(({ path }) => path)
  assert.deepEqual(unknown, [])
})

test('src imports nothing from the other folders of the checkout', () => {
  const outside = source.flatMap((file) =>
    importsOf(file)
      .filter((to) => to.startsWith('../') || /^(?:test|bench|scripts|training)\//.test(to))
      .map((to) => `${file.path} -> ${to}`),
  )
  assert.deepEqual(outside, [])
})

test('a package with a keeper is known to that room alone', () => {
  const strays = source.flatMap((file) =>
    importsOf(file)
      .filter((to) => keepers[to] !== undefined && keepers[to] !== roomOf(file.path))
      .map((to) => `${file.path} -> ${to}`),
  )
  assert.deepEqual(strays, [])
})

test('no import goes in a circle', () => {
  const arrows = new Map(
    source.map((file) => [file.path, importsOf(withoutTypes(file)).filter((to) => to.startsWith('src/'))]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '))
    if (done.has(path) || way.includes(path)) return
    for (const to of arrows.get(path) ?? []) visit(to, [...way, path])
    done.add(path)
  }
  for (const path of arrows.keys()) visit(path, [])
  assert.deepEqual(circles, [])
})

const everything = ['src', 'test', 'bench', 'scripts', 'bin'].flatMap(sourceFiles)

test(`no file is longer than ${mostLines} lines`, () => {
  const long = everything.filter(({ text }) => text.split('\n').length > mostLines + 1).map(({ path }) => path)
  assert.deepEqual(long, [])
})

test('a helper has a name of its own: there is no folder or file for what is left over', () => {
  const leftOver = /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:\/|\.(?:ts|tsx|mjs)$)/
  assert.deepEqual(
    everything.map(({ path }) => path).filter((path) => leftOver.test(path)),
    [],
  )
})

test('nothing is exported as default', () => {
  const defaults = everything.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)
  assert.deepEqual(defaults, [])
})
