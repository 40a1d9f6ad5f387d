import { type JoinStep, joinReports } from '../../../src/archive/across/join-reports.ts'
import { openArchive } from '../../../src/archive/open-archive.ts'

/** Joins an archive and kills itself: after a step, or within the transaction, when all rows are written. */
const [place = '', when = ''] = process.argv.slice(2)
const die = (): void => void process.kill(process.pid, 'SIGKILL')
const archive = await openArchive(place)
await joinReports(archive, {
  step: (done: JoinStep) => done === when && die(),
  now() {
    if (when === 'transaction') die()
    return '2031-05-01T00:00:00.000Z'
  },
})
await archive.close()
