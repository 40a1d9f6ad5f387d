import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type InputLine, readInputLines } from '../../src/intake/read-input-lines.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // One buffer for all, as a stream may hand out.
  const buffer = new Uint8Array(size)
  for (let i = 0; i < bytes.length; i += size) {
    const piece = bytes.subarray(i, i + size)
    buffer.set(piece)
    yield buffer.subarray(0, piece.length)
  }
}

async function read(source: string | Uint8Array, size = 7, longest?: number): Promise<readonly InputLine[]> {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source
  return all(readInputLines(inPieces(bytes, size), longest))
}

async function all(lines: AsyncIterable<InputLine>): Promise<readonly InputLine[]> {
  const held: InputLine[] = []
  for await (const line of lines) held.push(line)
  return held
}

function brief(line: InputLine): unknown {
  return 'error' in line
    ? [line.number, line.id, line.error.code]
    : [line.number, line.input.id, line.input.text ?? line.input.html]
}

test('lines in order, however the stream is cut', async () => {
  const source =
    '{"id":"a","text":"Eén “zin”."}\n\n  \r\n{"id":12,"html":"<p>x","uri":"u","title":"t","publisher":"p","published":"2026-01-02","more":[1]}\r\n{"text":"last"}'
  for (const size of [1, 2, 3, 7, 64, 10_000]) {
    const lines = await read(source, size)
    assert.deepEqual(lines.map(brief), [
      [1, 'a', 'Eén “zin”.'],
      [4, '12', '<p>x'],
      [5, undefined, 'last'],
    ])
    const second = lines[1]
    assert.ok(second !== undefined && 'input' in second)
    assert.equal(second.input.verbatim, undefined)
    assert.equal(second.input.published, '2026-01-02')
  }
  const [first] = await read(source)
  assert.ok(first !== undefined && 'input' in first && first.input.verbatim === true)
})

test('a byte order mark before the first line is no part of it', async () => {
  assert.deepEqual((await read('\ufeff{"text":"a"}\n')).map(brief), [[1, undefined, 'a']])
})

test('bad lines give errors and the work goes on', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"text":\n[1]\n"a"\nnull\n{"id":"e"}\n{"id":"f","text":7}\n{"id":{},"text":"x"}\n{"text":"'),
    Buffer.of(0xc3, 0x28),
    Buffer.from('"}\n{"id":"long","text":"'),
    Buffer.from('a'.repeat(200)),
    Buffer.from('"}\n{"id":"end","text":"fine","title":null}\n'),
  ])
  assert.deepEqual((await read(bytes, 16, 100)).map(brief), [
    [1, null, 'bad-json'],
    [2, null, 'bad-line'],
    [3, null, 'bad-line'],
    [4, null, 'bad-line'],
    [5, 'e', 'bad-line'],
    [6, 'f', 'bad-line'],
    [7, null, 'bad-line'],
    [8, null, 'bad-line'],
    [9, null, 'bad-line'],
    [10, 'end', 'fine'],
  ])
})

test('an endless line is not held', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 400; i++) yield new Uint8Array(1_000_000).fill(0x61)
    yield Buffer.from('\n{"text":"after"}')
  }
  const before = process.memoryUsage().arrayBuffers
  const lines = await all(readInputLines(endless()))
  assert.deepEqual(lines.map(brief), [
    [1, null, 'bad-line'],
    [2, undefined, 'after'],
  ])
  assert.ok(process.memoryUsage().arrayBuffers - before < 200_000_000)
})

test('what was written is what is read', async () => {
  const entry = fc.record({ id: fc.string({ minLength: 1, unit: 'grapheme' }), text: fc.string({ unit: 'grapheme' }) })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), async (entries, size) => {
      const lines = await read(entries.map((each) => `${JSON.stringify(each)}\n`).join(''), size)
      assert.deepEqual(
        lines.map(brief),
        entries.map((each, i) => [i + 1, each.id, each.text]),
      )
    }),
    { numRuns: 60, seed: 7 },
  )
})

test('arbitrary bytes give lines or errors', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => void (await read(bytes))),
    { numRuns: 60, seed: 7 },
  )
})
