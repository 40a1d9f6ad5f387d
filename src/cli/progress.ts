export type ProgressOptions = {
  readonly stream: { readonly isTTY?: boolean | undefined; write(text: string): unknown }
  /** Null where nobody knows, as for a pipe. */
  readonly total: number | null
  /** Whether the line of progress may be drawn: not where records are printed on the same terminal. */
  readonly live: boolean
  readonly quiet: boolean
  readonly now?: () => number
}

export type Progress = {
  step(succeeded: boolean): void
  /** Clears the line of progress, before something else is said on the terminal. */
  clear(): void
  /** Says in one line what was done. */
  end(): void
}

const redrawEvery = 100

/** Progress of a run on standard error: a line that renews itself on a terminal, and a summary at the end. */
export function openProgress(options: ProgressOptions): Progress {
  const { stream, total, quiet } = options
  const now = options.now ?? (() => performance.now())
  const started = now()
  const live = options.live && stream.isTTY === true && !quiet
  let done = 0
  let failed = 0
  let drawnAt = Number.NEGATIVE_INFINITY
  let drawn = false

  function clear(): void {
    if (drawn) stream.write('\r\u001B[K')
    drawn = false
  }

  function draw(): void {
    const seconds = (now() - started) / 1000
    const parts = [total === null ? `${done} done` : `${done}/${total}`, `${rate(done, seconds)} a second`]
    if (failed > 0) parts.push(`${failed} failed`)
    if (total !== null && done < total) parts.push(`${span(((total - done) * seconds) / done)} left`)
    clear()
    stream.write(parts.join(' · '))
    drawn = true
  }

  return {
    step(succeeded) {
      done++
      if (!succeeded) failed++
      if (!live || now() - drawnAt < redrawEvery) return
      drawnAt = now()
      draw()
    },
    clear,
    end() {
      clear()
      if (quiet || (total !== null && total <= 1)) return
      const seconds = (now() - started) / 1000
      const read = `${done - failed} ${done - failed === 1 ? 'report' : 'reports'} read`
      const not = failed > 0 ? `, ${failed} not` : ''
      stream.write(`demarche: ${read}${not}, in ${span(seconds)} (${rate(done, seconds)} a second)\n`)
    },
  }
}

export function rate(count: number, seconds: number): string {
  const each = seconds > 0 ? count / seconds : 0
  return each < 10 ? each.toFixed(1) : String(Math.round(each))
}

export function span(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}
