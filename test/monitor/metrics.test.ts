import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openMetrics } from '../../src/monitor/metrics.ts'

describe('metrics in Prometheus’s text format', () => {
  it('are counters, gauges and histograms, each with its help and type', async () => {
    const metrics = openMetrics()
    const counter = metrics.counter('asked_total', 'Questions.')
    counter.add({ route: '/a', status: '200' })
    counter.add({ route: '/a', status: '200' })
    counter.add({ route: '/b', status: '404' }, 3)
    metrics.gauge('depth', 'Waiting.', async () => [{ value: 7 }])
    const seconds = metrics.histogram('seconds', 'Time.', [0.1, 1, 10])
    for (const value of [0.05, 0.1, 0.5, 100]) seconds.observe(value)
    assert.equal(
      await metrics.text(),
      [
        '# HELP asked_total Questions.',
        '# TYPE asked_total counter',
        'asked_total{route="/a",status="200"} 2',
        'asked_total{route="/b",status="404"} 3',
        '# HELP depth Waiting.',
        '# TYPE depth gauge',
        'depth 7',
        '# HELP seconds Time.',
        '# TYPE seconds histogram',
        'seconds_bucket{le="0.1"} 2',
        'seconds_bucket{le="1"} 3',
        'seconds_bucket{le="10"} 3',
        'seconds_bucket{le="+Inf"} 4',
        'seconds_sum 100.65',
        'seconds_count 4',
        '',
      ].join('\n'),
    )
  })

  it('escape what a label may hold', async () => {
    const metrics = openMetrics()
    metrics.counter('x_total', 'X.').add({ name: 'a"b\\c\nd' })
    assert.ok((await metrics.text()).includes('x_total{name="a\\"b\\\\c\\nd"} 1\n'))
  })
})
