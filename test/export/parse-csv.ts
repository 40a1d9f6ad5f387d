/** RFC 4180 read strictly, for tests: null for an empty cell without quotes. Throws where a line is not as the RFC has it. */
export function parseCsv(text: string): (string | null)[][] {
  const rows: (string | null)[][] = []
  let at = 0
  while (at < text.length) {
    const row: (string | null)[] = []
    for (;;) {
      if (text[at] === '"') {
        let value = ''
        at++
        for (;;) {
          const end = text.indexOf('"', at)
          if (end < 0) throw new Error('a quoted cell has no end')
          value += text.slice(at, end)
          at = end + 1
          if (text[at] !== '"') break
          value += '"'
          at++
        }
        row.push(value)
      } else {
        const [value = ''] = /^[^",\r\n]*/.exec(text.slice(at, at + 1_000_000)) ?? []
        at += value.length
        row.push(value === '' ? null : value)
      }
      if (text[at] !== ',') break
      at++
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`a line ends with ${JSON.stringify(text.slice(at, at + 5))}`)
    at += 2
    rows.push(row)
  }
  return rows
}

/** The rows of a CSV file by their names. */
export function csvRecords(text: string): Readonly<Record<string, string | null>>[] {
  const [names = [], ...rows] = parseCsv(text)
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name ?? '', row[i] ?? null])))
}
