import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AllowedHosts } from './allowed-hosts.ts';
import { OutboundRefusedError } from './outbound-refused-error.ts';
import { isPublicAddress } from './public-address.ts';

export type ResolveAll = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const whyRefused =
  'is inside a private network, which requests may not reach unless HELIX_ALLOW_PRIVATE_NETWORK lists it';

export function checkAddress(host: string, address: string, allowed: AllowedHosts): void {
  if (isPublicAddress(address) || allowed.allowsName(host) || allowed.allowsAddress(address))
    return;
  throw new OutboundRefusedError(host, whyRefused);
}

/** Resolves for the very connection that is being made, so what is checked is what is connected to. */
export function createGuardedLookup(
  allowed: AllowedHosts,
  resolve: ResolveAll = lookup,
): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const refuse = (reason: NodeJS.ErrnoException) => done(reason, '', 0);
      if (error) return refuse(error);
      try {
        for (const { address } of addresses) checkAddress(host, address, allowed);
      } catch (reason) {
        return refuse(
          reason instanceof Error ? reason : new OutboundRefusedError(host, whyRefused),
        );
      }
      const [first] = addresses;
      if (!first) return refuse(new OutboundRefusedError(host, 'has no address'));
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
