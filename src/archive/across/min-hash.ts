import { joinedHash, mix } from './text-hash.ts'

const bands = 24
const rows = 4
/** One in so many shingles stands for the text among those that contain it. */
const sampling = 8

/** Fixed for all time: another seed would find other candidates. */
const seeds = Uint32Array.from({ length: bands * rows }, (_, i) => mix(Math.imul(i + 1, 0x9e3779b1)))

/**
 * Keys that near-copies are likely to share: one for each band of the text's MinHash signature (Broder 1997; bands as
 * in Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4), as a number of 53 bits. Two texts that share
 * 60 % of their shingles share a key in 96 of 100 cases, two that share 20 % in 4. None for a text without shingles.
 */
export function bandKeys(shingles: Float64Array): Float64Array {
  if (shingles.length === 0) return new Float64Array(0)
  const signature = new Uint32Array(bands * rows).fill(0xffffffff)
  for (const shingle of shingles) {
    const low = (shingle % 2 ** 32) | 0
    for (let i = 0; i < signature.length; i++) {
      const value = mix(low ^ seeds[i]!) >>> 0
      if (value < signature[i]!) signature[i] = value
    }
  }
  return Float64Array.from({ length: bands }, (_, band) => {
    let [low, high] = [band, band]
    for (const value of signature.subarray(band * rows, (band + 1) * rows)) {
      low = mix(Math.imul(low, 31) + value)
      high = mix(Math.imul(high, 37) ^ value)
    }
    return joinedHash(low, high)
  })
}

/**
 * The shingles that stand for a text whose part or whole another holds: those that 8 divides, Broder's sketch for
 * containment. A text cut to its first third shares few band keys with the whole, but all of these.
 */
export function sampledShingles(shingles: Float64Array): Float64Array {
  return shingles.filter((shingle) => mix((shingle % 2 ** 32) | 0) % sampling === 0)
}
