import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { endingBefore, statusOf } from '../../src/frames/event-status.ts'

/** The words of ending before the anchor, which is marked: [anchor]. */
function ending(marked: string): string | null {
  const start = marked.indexOf('[')
  const text = marked.replace(/[[\]]/g, '')
  const found = endingBefore(text, { start, end: marked.indexOf(']') - 1 })
  return found && text.slice(found.start, found.end)
}

describe('the status of what ends', () => {
  it('is told by a verb of ending right before it', () => {
    assert.equal(ending('The dockers will not end the [strike] before Friday.'), 'end the')
    assert.equal(ending('Varga demands that the port stop [holding] crews.'), 'stop')
    assert.equal(ending('The ministry said that both had HALTED their [attacks].'), 'HALTED their')
  })

  it('is not where other words stand between, or none of ending does', () => {
    assert.equal(ending('They ended a year of talks with [strikes].'), null)
    assert.equal(ending('The weekend [strike] was short.'), null)
    assert.equal(ending('He promised to resume [talks].'), null)
    assert.equal(ending('[Talks] ended.'), null)
  })

  it('has been going on', () => {
    assert.equal(statusOf('planned', { start: 0, end: 3 }), 'actual')
    assert.equal(statusOf('planned', null), 'planned')
  })
})
