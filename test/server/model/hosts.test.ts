import {
  hostsOf,
  type Interfaces,
  isLoopback,
  isPrivate,
  MOST_HOSTS,
  originOf,
} from '@dryrun/server/network/model/hosts.ts'
import { expect, it } from 'vitest'

const at = (address: string, internal = false) => ({
  address,
  family: address.includes(':') ? 'IPv6' : 'IPv4',
  internal,
})
const interfaces: Interfaces = {
  lo: [at('127.0.0.1', true), at('::1', true)],
  docker0: [at('172.17.0.1')],
  'br-5f0c2b7e': [at('172.18.0.1')],
  eth0: [at('192.168.1.5'), at('169.254.7.7'), at('fe80::1'), at('fd00::2'), at('2001:db8::2'), at('2001:db8::3')],
  wlan0: [at('10.0.0.7')],
}
const machine = { interfaces, hostname: 'Adas-Laptop.example.org' }

it('[RE1] others reach a machine by its addresses and its local name, not by those of its containers', () => {
  expect(hostsOf(machine, '0.0.0.0', 'auto')).toEqual(['192.168.1.5', '10.0.0.7', 'adas-laptop.local'])
  expect(hostsOf(machine, '::', 'auto')).toEqual([
    ...['192.168.1.5', '10.0.0.7', 'fd00::2', '2001:db8::2'],
    'adas-laptop.local',
  ])
  expect(hostsOf(machine, '192.168.1.5', 'auto')).toEqual(['192.168.1.5'])
  expect(hostsOf({ interfaces, hostname: 'localhost' }, '0.0.0.0', 'auto')).toEqual(['192.168.1.5', '10.0.0.7'])
})

it('[RE1] a machine that listens to itself, or without a network, has none', () => {
  for (const listen of ['127.0.0.1', '127.8.0.1', '::1', 'localhost'])
    expect(hostsOf(machine, listen, 'auto')).toEqual([])
  expect(hostsOf({ interfaces: { lo: interfaces.lo }, hostname: 'vm' }, '0.0.0.0', 'auto')).toEqual([])
  expect(hostsOf(machine, '0.0.0.0', 'none')).toEqual([])
  expect(hostsOf(machine, '127.0.0.1', ['dryrun.lan'])).toEqual(['dryrun.lan'])
})

it('[RE1] of hundreds of addresses a few are named', () => {
  const many = { eth0: Array.from({ length: 300 }, (_, n) => at(`10.0.${n >> 8}.${n & 255}`)) }
  expect(hostsOf({ interfaces: many, hostname: 'vm' }, '0.0.0.0', 'auto')).toHaveLength(MOST_HOSTS)
})

it('[RE2] loopback and private addresses are told apart from all others', () => {
  const loopback = ['localhost', 'a.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', '::ffff:127.0.0.1']
  const inside = ['10.1.2.3', '172.16.0.1', '172.31.255.1', '192.168.0.1', '169.254.1.1', 'fd00::2', 'fe80::1']
  const outside = ['172.15.0.1', '172.32.0.1', '192.167.0.1', '11.0.0.1', '203.0.113.5', '2001:db8::1']
  const names = ['localhost.example.org', '127.0.0.1.example.org', 'example.localhost.org']
  expect([...loopback, ...inside, ...outside, ...names].filter(isLoopback)).toEqual(loopback)
  expect([...inside, ...outside].filter(isPrivate)).toEqual(inside)
  expect(['127.0.0.1', '::1', '::ffff:192.168.0.1', '::ffff:203.0.113.5'].filter(isPrivate)).toHaveLength(3)
})

it('[RE2] an address has brackets where it needs them, and no port that its scheme implies', () => {
  expect(originOf('http', 'fd00::2', 8080)).toBe('http://[fd00::2]:8080')
  expect(originOf('http', '192.168.1.5', 80)).toBe('http://192.168.1.5')
  expect(originOf('https', 'adas-laptop.local', 443)).toBe('https://adas-laptop.local')
  expect(originOf('https', '[fd00::2]', 80)).toBe('https://[fd00::2]:80')
})
