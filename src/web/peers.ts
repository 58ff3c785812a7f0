import { BlockList, isIPv4, isIPv6, SocketAddress } from 'node:net';

/** An IPv4 address as a socket of both kinds names it, and one of a single link. */
const bare = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*/, '');

/**
 * Whose an address is: an IPv4 address, or the first 64 bits of an IPv6 one. Whoever has one IPv6 address has all of its
 * /64 (RFC 6177, RFC 4291 2.5.4), and may come from another each time.
 */
export function peerOf(remoteAddress: string): string {
  const address = bare(remoteAddress);
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = new SocketAddress({ address, family: 'ipv6' }).address
    .split('::')
    .map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}

/** A reverse proxy on this computer comes from one of these. */
const thisComputer: readonly string[] = ['127.0.0.1', '::1'];

/** Answers whether an address is a reverse proxy's. Each proxy is an IP address, or a network like `10.0.0.0/8`. */
export function proxiesAt(proxies: readonly string[]): (remoteAddress: string) => boolean {
  const named = new BlockList();
  for (const proxy of [...thisComputer, ...proxies]) {
    const [address = '', length] = proxy.split('/');
    if (length === undefined) named.addAddress(address, kindOf(address));
    else named.addSubnet(address, Number(length), kindOf(address));
  }
  return (remoteAddress) => named.check(bare(remoteAddress), kindOf(bare(remoteAddress)));
}

const kindOf = (address: string): 'ipv4' | 'ipv6' => (isIPv4(address) ? 'ipv4' : 'ipv6');
