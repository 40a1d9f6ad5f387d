import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { allowedHosts } from '../../src/fetch/allowed-hosts.ts'
import { checkAddress, type Resolve } from '../../src/fetch/check-address.ts'
import { type FetcherOptions, openFetcher } from '../../src/fetch/fetch-address.ts'
import { isPublicAddress } from '../../src/fetch/public-address.ts'
import { closedAnswers, tricks } from './address-tricks.ts'
import { type Listener, listen } from './listener.ts'

const anyTime = { take: async () => ({ done: async () => undefined }) }
const types = ['text/html']

describe('the guard of addresses', () => {
  let listener: Listener
  before(async () => {
    listener = await listen()
  })
  after(() => listener.close())

  /** A fetcher to which the listener's port is as good as 80, so that only the address can be what is refused. */
  function fetcher(resolve: Resolve, more: Partial<FetcherOptions> = {}) {
    const ports = new Set([80, 443, listener.port])
    return openFetcher({
      allowed: allowedHosts([]),
      resolve,
      ports,
      userAgent: 'demarche/0',
      turns: anyTime,
      pause: 0,
      ...more,
    })
  }

  const home: Resolve = async () => [{ address: '127.0.0.1', family: 4 }]

  it('knows more than sixty tricks', () => assert.ok(new Set(tricks.map(([address]) => address)).size >= 60))

  for (const [template, why] of tricks) {
    it(`refuses ${JSON.stringify(template)}`, async () => {
      const uri = template.replaceAll('PORT', String(listener.port))
      await assert.rejects(fetcher(home).fetch({ uri, types }), { code: 'address-refused', message: why })
      assert.equal(listener.connections(), 0)
    })
  }

  for (const answer of closedAnswers) {
    it(`refuses a name that leads to ${answer.join(' and ')}`, async () => {
      const resolve: Resolve = async () => answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      const uri = `http://news.example.org:${listener.port}/`
      await assert.rejects(fetcher(resolve).fetch({ uri, types }), {
        code: 'address-refused',
        message: /no public address/,
      })
      assert.equal(listener.connections(), 0)
    })
  }

  it('asks the resolver once, and gives the very addresses that it checked', async () => {
    let asked = 0
    const resolve: Resolve = async () => {
      asked++
      return asked === 1 ? [{ address: '93.184.215.14', family: 4 }] : [{ address: '127.0.0.1', family: 4 }]
    }
    const options = { allowed: allowedHosts([]), resolve }
    const checked = await checkAddress('https://news.example.org/feed', options)
    assert.deepEqual(checked.addresses, [{ address: '93.184.215.14', family: 4 }])
    await assert.rejects(checkAddress('https://news.example.org/feed', options), { code: 'address-refused' })
  })

  it('says that a name is not found, to be tried again', async () => {
    const resolve: Resolve = async () => {
      throw new Error('ENOTFOUND')
    }
    await assert.rejects(fetcher(resolve).fetch({ uri: 'http://news.example.org/', types }), {
      code: 'not-fetched',
      again: true,
    })
  })

  it('reaches the same listener where its host is allowed by name: the tricks fail for no other reason', async () => {
    const allowed = allowedHosts([`127.0.0.1:${listener.port}`])
    const uri = `http://127.0.0.1:${listener.port}/`
    await assert.rejects(fetcher(home, { allowed }).fetch({ uri, types }), { code: 'not-fetched' })
    assert.equal(listener.connections(), 1)
  })

  it('lets a name through that leads to public addresses alone', async () => {
    const resolve: Resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '2606:2800:21f:cb07:6820:80da:af6b:8b2c', family: 6 },
    ]
    const { host, port, addresses } = await checkAddress('https://News.Example.ORG./a', {
      allowed: allowedHosts([]),
      resolve,
    })
    assert.deepEqual({ host, port, addresses: addresses.length }, { host: 'news.example.org', port: 443, addresses: 2 })
  })

  it('allows a host as it is written and at the ports that are named, and no other', async () => {
    const allowed = allowedHosts(['feeds.intranet:8080', '[::1]:8081', 'desk.example.org'])
    const may = (uri: string) =>
      checkAddress(uri, { allowed, resolve: home }).then(
        () => true,
        () => false,
      )
    assert.equal(await may('http://feeds.intranet:8080/x'), true)
    assert.equal(await may('http://feeds.intranet/x'), true)
    assert.equal(await may('http://[0:0::1]:8081/x'), true)
    assert.equal(await may('https://desk.example.org/x'), true)
    assert.equal(await may('http://desk.example.org:8080/x'), false)
    assert.equal(await may('http://feeds.intranet:8081/x'), false)
    assert.equal(await may('http://a.feeds.intranet:8080/x'), false)
    assert.equal(await may('http://127.0.0.1:8080/x'), false)
    assert.equal(await may('file://desk.example.org/x'), false)
    for (const wrong of ['', 'a b', 'http://x/', 'user@host', 'host/path', 'host:99999']) {
      assert.throws(() => allowedHosts([wrong]), { code: 'wrong-usage' })
    }
  })
})

describe('public addresses', () => {
  it('are none of the private blocks, however the last bytes are', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const private4 = fc.oneof(
      fc.tuple(fc.constantFrom(0, 10, 127, 224, 239, 240, 255), byte, byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    )
    fc.assert(
      fc.property(private4, (parts) => {
        const four = parts.join('.')
        assert.equal(isPublicAddress(four), false)
        for (const prefix of ['::ffff:', '::', '64:ff9b::']) assert.equal(isPublicAddress(`${prefix}${four}`), false)
      }),
    )
  })

  it('are the addresses of hosts on the internet', () => {
    for (const address of [
      '1.1.1.1',
      '93.184.215.14',
      '172.15.0.1',
      '172.32.0.1',
      '192.167.1.1',
      '100.128.0.1',
      '223.255.255.254',
    ]) {
      assert.equal(isPublicAddress(address), true, address)
    }
    for (const address of ['2606:4700::1111', '2a00:1450:4001:82a::200e', '2001:4860:4860::8888']) {
      assert.equal(isPublicAddress(address), true, address)
    }
    for (const address of ['', 'localhost', '1.2.3', '::g', '2a00::1%eth0'])
      assert.equal(isPublicAddress(address), false, address)
  })
})
