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

/** Row-major: `vectors[word * hidden + k]`, `cues[word * tags + k]`. */
export type WindowOutput = { readonly vectors: Float32Array; readonly cues: Float32Array }

/** Anchors of one window, each as the share that every word has in it. */
export type AnchorInput = { readonly shares: Float32Array; readonly first: BigInt64Array }

/**
 * The model's two graphs, run by ONNX Runtime on one thread. A window is always run alone, so that no figure
 * depends on what else happens to be read at the same time.
 */
export class Encoder {
  readonly manifest: Manifest
  readonly #encoder: InferenceSession
  readonly #roles: InferenceSession

  private constructor(manifest: Manifest, encoder: InferenceSession, roles: InferenceSession) {
    this.manifest = manifest
    this.#encoder = encoder
    this.#roles = roles
  }

  /**
   * Opens the graphs in a model folder.
   * @throws DemarcheError `model-missing` where a file is not there, `model-broken` where it is not what the manifest says
   */
  static async open(folder: URL): Promise<Encoder> {
    const manifest = readManifest(folder)
    const [encoder, roles] = await Promise.all(
      ['encoder.onnx', 'statement-roles.onnx'].map((name) => session(folder, name, manifest)),
    )
    return new Encoder(manifest, encoder!, roles!)
  }

  async encode(window: WindowInput): Promise<WindowOutput> {
    const row = (data: BigInt64Array): Tensor => new Tensor('int64', data, [1, data.length])
    const found = await this.#encoder.run({
      ids: row(window.ids),
      shapes: row(window.shapes),
      words: row(window.words),
    })
    return { vectors: floats(found['vectors']), cues: floats(found['cues']) }
  }

  /** Role labels, row-major: `[(anchor * words + word) * labels + label]`. */
  async statementRoles(vectors: Float32Array, anchors: AnchorInput): Promise<Float32Array> {
    const words = vectors.length / this.manifest.hidden
    const found = await this.#roles.run({
      vectors: new Tensor('float32', vectors, [1, words, this.manifest.hidden]),
      anchors: new Tensor('float32', anchors.shares, [anchors.first.length, words]),
      first: new Tensor('int64', anchors.first, [anchors.first.length]),
    })
    return floats(found['roles'])
  }

  async close(): Promise<void> {
    await Promise.all([this.#encoder.release(), this.#roles.release()])
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
