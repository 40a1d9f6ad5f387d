import { styleText } from 'node:util'

/** What a piece of print is, from which its colour follows. */
export type Style = 'title' | 'speaker' | 'cue' | 'plain' | 'faint' | 'doubt'

export type Paint = (style: Style, text: string) => string

const formats = {
  title: ['bold'],
  speaker: ['bold', 'cyan'],
  cue: ['green'],
  plain: [],
  faint: ['dim'],
  doubt: ['yellow'],
} as const

/** Colours for a terminal, or none. */
export function paintFor(colour: boolean): Paint {
  if (!colour) return (_style, text) => text
  return (style, text) => {
    const format = formats[style]
    return format.length === 0 ? text : styleText([...format], text, { validateStream: false })
  }
}

export type ColourQuestion = {
  readonly terminal: boolean
  /** False after `--no-color`. */
  readonly wanted: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Whether to print in colour: the option first, then FORCE_COLOR, NO_COLOR (no-color.org), and what stdout is. */
export function wantsColour({ terminal, wanted, env }: ColourQuestion): boolean {
  if (!wanted) return false
  const force = env['FORCE_COLOR']
  if (force !== undefined) return force !== '0' && force !== 'false'
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false
  return terminal && env['TERM'] !== 'dumb'
}
