/** A text as a number of 53 bits: so many that two texts of an archive do not come to the same one by chance. */
export function textHash(text: string): number {
  return joinedHash(halfHash(text, seeds.low), halfHash(text, seeds.high))
}

/** Fixed for all time: others would find other candidates. */
export const seeds = { low: 0x811c9dc5, high: 0x2f0b4c47 }

/** FNV-1a over a text's code units. */
export function halfHash(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** Two hashes of 32 bits as one number of 53. */
export function joinedHash(low: number, high: number): number {
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

/** The finaliser of MurmurHash3: each bit of what comes in turns every bit of what comes out with even odds. */
export function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
