import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measureClusters, measureGap, measurePronouns } from '../../bench/coreference.ts'
import { corporaAreHere, gum, reportGenres } from '../../bench/coreference-corpora.ts'

describe('who is who against people’s annotation', {
  skip: corporaAreHere ? false : 'the corpora are not beside the repository',
}, () => {
  const documents = () => gum('dev').filter((d) => reportGenres.includes(d.genre))

  it('gives pronouns to the right names', () => {
    const { recall, precision } = measurePronouns(documents(), true)
    assert.ok(recall! >= 84, `recall ${recall}`)
    assert.ok(precision! >= 90, `precision ${precision}`)
  })

  it('keeps together what one person or body is called', () => {
    const { f1, precision } = measureClusters(documents(), true)
    assert.ok(f1! >= 95, `F1 ${f1}`)
    assert.ok(precision! >= 97, `precision ${precision}`)
  })

  it('is not lost among pronouns that were chosen for being hard', () => {
    const { f1 } = measureGap('dev')
    assert.ok(f1! >= 50, `F1 ${f1}`)
  })
})
