import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { type ConnectionRoom, limitConnections } from '../../src/web/connections';
import { peerOf, proxiesAt } from '../../src/web/peers';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1::2:3:4:5', '2001:db8:1:0::/64'],
  ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
  ['::2', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('whoever comes from %s is %s', (address, peer) => {
  expect(peerOf(address)).toBe(peer);
});

test.each([
  ['127.0.0.1', [], true],
  ['::ffff:127.0.0.1', [], true],
  ['::1', [], true],
  ['127.0.0.2', [], false],
  ['10.0.0.5', ['10.0.0.5'], true],
  ['10.0.0.6', ['10.0.0.5'], false],
  ['::ffff:10.0.0.5', ['10.0.0.5'], true],
  ['10.200.3.4', ['192.0.2.1', '10.0.0.0/8'], true],
  ['::ffff:10.200.3.4', ['10.0.0.0/8'], true],
  ['10.200.3.4', ['::ffff:10.0.0.0/104'], true],
  ['11.0.0.1', ['10.0.0.0/8'], false],
  ['fd12::7', ['fd00::/8'], true],
  ['fe12::7', ['fd00::/8'], false],
  ['fd12::8', ['fd12::7'], false],
])('%s is a proxy where %j are: %s', (address, proxies, is) => {
  expect(proxiesAt(proxies)(address)).toBe(is);
});

/** Connections from these addresses, one after another, none of which sends anything; says which are held in the end. */
function heldOf(room: ConnectionRoom, addresses: readonly string[]): readonly string[] {
  const server = new EventEmitter();
  limitConnections(server as Server, room);
  const held = new Set<string>();
  for (const remoteAddress of addresses) {
    held.add(remoteAddress);
    const socket = { remoteAddress, destroy: () => held.delete(remoteAddress) };
    server.emit('connection', Object.assign(new EventEmitter(), socket));
  }
  return [...held];
}

const many = (count: number, address: (nth: string) => string): readonly string[] =>
  Array.from({ length: count }, (_, nth) => address((nth + 1).toString(16)));

test('a thousand addresses of one IPv6 network have one share, and its neighbours theirs', () => {
  const room = { all: 100, perAddress: 3, proxies: [] };
  const [one, neighbour] = [many(1000, (nth) => `2001:db8:0:1::${nth}`), many(2, (nth) => `2001:db8:0:2::${nth}`)];
  expect(heldOf(room, [...neighbour, ...one])).toEqual([...neighbour, ...one.slice(-3)]);
});

test('who comes past the proxies never takes the quarter kept for them, from however many networks', () => {
  const room = { all: 8, perAddress: 3, proxies: ['10.0.0.0/8'] };
  const strangers = many(1000, (nth) => `2001:db8:0:${nth}::1`);
  const proxies = ['10.0.0.1', '10.200.0.1'];
  expect(heldOf(room, [...proxies, ...strangers])).toEqual([...proxies, ...strangers.slice(-6)]);
  expect(heldOf(room, [...strangers, ...proxies])).toEqual([...strangers.slice(-6), ...proxies]);
});

test('proxies take what others leave, and make way for whoever comes past them', () => {
  const room = { all: 4, perAddress: 3, proxies: ['10.0.0.0/8'] };
  const proxies = many(6, (nth) => `10.0.0.${nth}`);
  expect(heldOf(room, proxies)).toEqual(proxies.slice(-4));
  expect(heldOf(room, [...proxies, '192.0.2.1'])).toEqual([...proxies.slice(-3), '192.0.2.1']);
});
