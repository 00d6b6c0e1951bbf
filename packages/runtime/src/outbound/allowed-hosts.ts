import { BlockList, isIP, isIPv4 } from 'node:net';
import { plainAddress } from './public-address.ts';

/** What may be reached besides the public internet. */
export type AllowedHosts = {
  allowsName(host: string): boolean;
  allowsAddress(address: string): boolean;
};

const namePattern =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;

/** Names, addresses and CIDR ranges between commas or spaces. Throws a sentence that names what is none of them. */
export function parseAllowedHosts(text: string): AllowedHosts {
  const names = new Set<string>();
  const ranges = new BlockList();
  for (const entry of text.toLowerCase().split(/[\s,]+/)) {
    if (entry === '') continue;
    if (addRange(ranges, entry)) continue;
    if (!namePattern.test(entry))
      throw new Error(`“${entry}” is no host name, address or CIDR range`);
    names.add(entry);
  }
  return {
    allowsName: (host) => names.has(host.toLowerCase().replace(/\.$/, '')),
    allowsAddress(address) {
      const plain = plainAddress(address);
      return isIP(plain) !== 0 && ranges.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
    },
  };
}

function addRange(ranges: BlockList, entry: string): boolean {
  const [address = '', length, ...rest] = entry.split('/');
  const plain = plainAddress(address);
  const bits = isIPv4(plain) ? 32 : 128;
  if (isIP(plain) === 0 || rest.length > 0) return false;
  const prefix = length === undefined ? bits : Number(length);
  if (length === '' || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) return false;
  ranges.addSubnet(plain, prefix, bits === 32 ? 'ipv4' : 'ipv6');
  return true;
}
