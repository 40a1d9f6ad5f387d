import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { DemarcheError } from '../record/demarche-error.ts'

/** What `model/manifest.json` says of the weights beside it. */
export type Manifest = {
  readonly name: string
  /** Most pieces in a window. */
  readonly window: number
  readonly hidden: number
  readonly sha256: Readonly<Record<string, string>>
}

/** One window for the encoder. */
export type WindowInput = {
  readonly ids: BigInt64Array
  readonly shapes: BigInt64Array
  /** Where each word begins among the pieces; the first is [CLS]. */
  readonly words: BigInt64Array
}

/** Row-major: `vectors[word * hidden + k]`; the tags of cues, events and names likewise, each with its own width. */
export type WindowOutput = {
  readonly vectors: Float32Array
  readonly cues: Float32Array
  readonly events: Float32Array
  readonly names: Float32Array
}

/** Anchors of one window, each as the share that every word has in it. */
export type AnchorInput = { readonly shares: Float32Array; readonly first: BigInt64Array }

/** For each anchor, the first word of the stretch that it looks at, and how many words each stretch has. */
export type StretchInput = { readonly begin: BigInt64Array; readonly length: number }

/** Row-major: `roles[(anchor * words + word) * labels + label]`, `status[anchor * 4 + k]`. */
export type EventOutput = { readonly roles: Float32Array; readonly status: Float32Array }

/** Pronouns and names in pairs: the means of their words' vectors, row-major, and the words between their first words. */
export type PairInput = {
  readonly pronouns: Float32Array
  readonly names: Float32Array
  readonly distances: BigInt64Array
}

const graphs = ['encoder', 'statement-roles', 'event-roles', 'antecedents'] as const
type Graph = (typeof graphs)[number]

/**
 * The model's graphs, run by ONNX Runtime on one thread. A window is always run alone, so that no figure
 * depends on what else happens to be read at the same time.
 */
export class Encoder {
  readonly manifest: Manifest
  readonly #sessions: Readonly<Record<Graph, InferenceSession>>

  private constructor(manifest: Manifest, sessions: Readonly<Record<Graph, InferenceSession>>) {
    this.manifest = manifest
    this.#sessions = sessions
  }

  /**
   * Opens the graphs in a model folder.
   * @throws DemarcheError `model-missing` where a file is not there, `model-broken` where it is not what the manifest says
   */
  static async open(folder: URL): Promise<Encoder> {
    const manifest = readManifest(folder)
    const opened = await Promise.all(
      graphs.map(async (g) => [g, await session(folder, `${g}.onnx`, manifest)] as const),
    )
    return new Encoder(manifest, Object.fromEntries(opened) as Record<Graph, InferenceSession>)
  }

  async encode(window: WindowInput): Promise<WindowOutput> {
    const row = (data: BigInt64Array): Tensor => new Tensor('int64', data, [1, data.length])
    const found = await this.#sessions.encoder.run({
      ids: row(window.ids),
      shapes: row(window.shapes),
      words: row(window.words),
    })
    return {
      vectors: floats(found['vectors']),
      cues: floats(found['cues']),
      events: floats(found['events']),
      names: floats(found['names']),
    }
  }

  /** Role labels of statements in each anchor's stretch, row-major: `[(anchor * length + word) * labels + label]`. */
  async statementRoles(
    vectors: Float32Array,
    anchors: AnchorInput,
    { begin, length }: StretchInput,
  ): Promise<Float32Array> {
    const steps = BigInt64Array.from({ length }, (_, i) => BigInt(i))
    const found = await this.#sessions['statement-roles'].run({
      ...this.#roleInput(vectors, anchors),
      begin: new Tensor('int64', begin, [begin.length]),
      steps: new Tensor('int64', steps, [length]),
    })
    return floats(found['roles'])
  }

  /** Role labels of events and the status of each. */
  async eventRoles(vectors: Float32Array, anchors: AnchorInput): Promise<EventOutput> {
    const found = await this.#sessions['event-roles'].run(this.#roleInput(vectors, anchors))
    return { roles: floats(found['roles']), status: floats(found['status']) }
  }

  /** How well each name fits its pronoun, a pair each; 0 is the score of no name at all. */
  async antecedents(pairs: PairInput): Promise<Float32Array> {
    const shape = [pairs.distances.length, this.manifest.hidden]
    const found = await this.#sessions.antecedents.run({
      pronouns: new Tensor('float32', pairs.pronouns, shape),
      names: new Tensor('float32', pairs.names, shape),
      distances: new Tensor('int64', pairs.distances, [pairs.distances.length]),
    })
    return floats(found['scores'])
  }

  #roleInput(vectors: Float32Array, anchors: AnchorInput): Record<string, Tensor> {
    const words = vectors.length / this.manifest.hidden
    return {
      vectors: new Tensor('float32', vectors, [1, words, this.manifest.hidden]),
      anchors: new Tensor('float32', anchors.shares, [anchors.first.length, words]),
      first: new Tensor('int64', anchors.first, [anchors.first.length]),
    }
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#sessions).map((s) => s.release()))
  }
}

/** What the model in a folder says of itself. */
export function readManifest(folder: URL): Manifest {
  return JSON.parse(modelFile(folder, 'manifest.json').toString('utf8')) as Manifest
}

async function session(folder: URL, name: string, manifest: Manifest): Promise<InferenceSession> {
  const bytes = modelFile(folder, name)
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256[name]) {
    throw new DemarcheError(
      'model-broken',
      `The model file ${name} is not the one its manifest names. Install demarche again.`,
    )
  }
  return InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  })
}

function modelFile(folder: URL, name: string): Buffer {
  try {
    return readFileSync(new URL(name, folder))
  } catch (cause) {
    throw new DemarcheError('model-missing', `The model file ${name} is not there. Install demarche again.`, { cause })
  }
}

function floats(tensor: Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) {
    throw new DemarcheError('model-broken', 'The model gave no numbers where it should. Install demarche again.')
  }
  return tensor.data
}
