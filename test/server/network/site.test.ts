import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { Participant } from '../../support/http/participant.ts'
import { tokenOf } from '../../support/http/table.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

const lan = { LAN_ADDRESSES: '192.168.1.5,adas-laptop.local', TRUST_PROXY: 'true' }

describe('the addresses of a server', () => {
  let server: RunningApp
  let ada: Participant
  let id: string
  let port: string
  beforeAll(async () => {
    server = await startApp(await anyDatabase(), lan)
    ada = await Participant.named(server.url, 'Ada')
    id = (await ada.open(openRequest())).id
    port = new URL(server.url).port
  })
  afterAll(() => server.stop())

  const asked = async (path: string, host: string, from = '127.0.0.1') => {
    const headers = { host, cookie: ada.cookie, 'x-forwarded-for': from }
    return (await server.app.inject({ url: path, headers })).json()
  }
  const addresses = async (host: string, from?: string): Promise<string[]> => {
    const { addresses: all } = await asked(`/api/interviews/${id}/addresses`, host, from)
    return all.map(({ url }: { url: string }) => url)
  }

  it('[RE3] a person who opened the app by localhost gets links by an address that others can open', async () => {
    const others = [`http://192.168.1.5:${port}`, `http://adas-laptop.local:${port}`]
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect(await addresses(host)).toEqual(others)
      expect(await asked('/api/site', host)).toEqual({ address: others[0] })
    }
  })

  it('[RE3] an address by which the host came stays first', async () => {
    const [number, name] = [`http://192.168.1.5:${port}`, `http://adas-laptop.local:${port}`]
    expect(await addresses(`adas-laptop.local:${port}`, '192.168.1.9')).toEqual([name, number])
    expect(await addresses('dryrun.example.org', '192.168.1.9')).toEqual(['http://dryrun.example.org'])
  })

  it('[RE4] addresses of the local network are for the people in it', async () => {
    expect(await addresses(`localhost:${port}`, '203.0.113.5')).toEqual([])
    expect(await asked('/api/site', `localhost:${port}`, '203.0.113.5')).toEqual({ address: null })
    const own = `http://192.168.1.5:${port}`
    expect(await addresses(`192.168.1.5:${port}`, '203.0.113.5')).toEqual([own])
  })

  it('[RE4] only the host of an interview gets all addresses, and everyone else the answer for an unknown one', async () => {
    const { links } = await ada.open(openRequest())
    const bob = await Participant.named(server.url, 'Bob')
    const joined = await bob.claim(tokenOf(links, 'guest'), 'Bob')
    const refused = await bob.get(`/api/interviews/${joined}/addresses`)
    const unknown = await bob.get(`/api/interviews/${id}/addresses`)
    expect([refused.status, unknown.status]).toEqual([404, 404])
    expect((await ada.get(`/api/interviews/${joined}/addresses`)).status).toBe(200)
  })
})

it('[RE3] PUBLIC_URL is the address of all links, whatever host was asked', async () => {
  const server = await startApp(await anyDatabase(), { ...lan, PUBLIC_URL: 'http://dryrun.example.org' })
  const ada = await Participant.named(server.url, 'Ada')
  const { id } = await ada.open(openRequest())
  const { body } = await ada.get(`/api/interviews/${id}/addresses`)
  expect(body).toEqual({ addresses: [{ url: 'http://dryrun.example.org', kind: 'public' }] })
  await server.stop()
})

it('[RE3] a server for this machine alone knows no address for others', async () => {
  const server = await startApp(await anyDatabase())
  const ada = await Participant.named(server.url, 'Ada')
  expect((await ada.get('/api/site')).body).toEqual({ address: null })
  await server.stop()
})

it.each([
  ['LAN_ADDRESSES', 'http://192.168.1.5'],
  ['LAN_ADDRESSES', '10.0.0.1 10.0.0.2'],
  ['LAN_ADDRESSES', Array.from({ length: 13 }, (_, n) => `10.0.0.${n}`).join()],
])('[RE5] a setting that can be no address stops the start with a sentence: %s=%s', async (name, value) => {
  await expect(startApp(undefined, { [name]: value })).rejects.toThrow(/LAN_ADDRESSES must be/)
})
