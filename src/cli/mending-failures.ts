import type { Archive } from '../archive/archive.ts'
import type { AddInput } from './add-inputs.ts'

/** Places mended at once. */
const batch = 500

export type Mending = {
  /** An input that is there: of a file that failed before, and now opens, all must come before it is mended. */
  opened(input: Pick<AddInput, 'name' | 'file'>): Promise<void>
  /** A place whose input is known to be good. The place of one that is read now is mended with keeping it. */
  good(place: string): Promise<void>
  end(): Promise<void>
}

/** Takes away, a batch at a time, what failed before in places that turn out well. */
export function mendingFailures(archive: Pick<Archive, 'mend'>): Mending {
  let places: string[] = []
  let file: string | null = null
  const mend = async (): Promise<void> => {
    await archive.mend(places)
    places = []
  }
  const good = async (place: string): Promise<void> => {
    if (places.push(place) === batch) await mend()
  }
  return {
    good,
    async opened(input) {
      if (file !== null && file !== input.file) await good(file)
      // What bears the name of its file is the file itself, or what went wrong with it.
      file = input.name === input.file ? null : input.file
    },
    async end() {
      if (file !== null) await good(file)
      await mend()
    },
  }
}
