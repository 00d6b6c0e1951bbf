import { isIP } from 'node:net';
import {
  Agent,
  buildConnector,
  fetch as send,
  type Dispatcher,
  type RequestInit as SentInit,
} from 'undici';
import type { AllowedHosts } from './allowed-hosts.ts';
import { checkAddress, createGuardedLookup, type ResolveAll } from './guarded-lookup.ts';
import { gatherResponse, type Gathering } from './gather-response.ts';
import { OutboundRefusedError } from './outbound-refused-error.ts';
import { nextHop, type Hop } from './redirect.ts';

export type Outbound = {
  /** As the global one, for the public internet and what is allowed besides. */
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
};

const connectLimitMs = 10_000;
const hopLimit = 5;

/**
 * Traffic to addresses that people enter. Every connection is checked where it is made: after the name is
 * resolved, for addresses in any notation, and at each hop of a redirect.
 */
export function createOutboundFetch(options: {
  allowed: AllowedHosts;
  /** How names become addresses; the system's way by default. */
  resolve?: ResolveAll;
  /** Passed on as it comes unless given. */
  gather?: Gathering;
}): Outbound {
  const { allowed, resolve, gather } = options;
  const connect = buildConnector({
    timeout: connectLimitMs,
    lookup: createGuardedLookup(allowed, resolve),
  });
  const agent = new Agent({
    // How long an answer may take is decided by whoever waits for it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (target, done) => {
      try {
        const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
        if (isIP(host) !== 0) checkAddress(host, host, allowed);
      } catch (error) {
        done(error instanceof Error ? error : new OutboundRefusedError(target.hostname, ''), null);
        return;
      }
      connect(target, done);
    },
  });
  const dispatcher = gather ? agent.compose(gatherResponse(gather)) : agent;
  const prepare = gather?.condense ? askUncompressed : (hop: Hop) => hop;
  return {
    fetch: async (input, init) => follow(dispatcher, prepare(await toHop(input, init))),
    close: () => agent.destroy(),
  };
}

async function toHop(input: string | URL | Request, init: RequestInit = {}): Promise<Hop> {
  if (!(input instanceof Request)) return { url: new URL(input), init };
  const { method, headers, signal } = input;
  const body = input.body === null ? null : await input.text();
  return { url: new URL(input.url), init: { method, headers, signal, body, ...init } };
}

/** What is compressed cannot be condensed on the way, and each piece of it costs its unpacking. */
function askUncompressed({ url, init }: Hop): Hop {
  const headers = new Headers(init.headers);
  if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity');
  return { url, init: { ...init, headers } };
}

async function follow(dispatcher: Dispatcher, first: Hop): Promise<Response> {
  let hop = first;
  for (let hops = 0; ; hops += 1) {
    const response = await sendOnce(dispatcher, hop);
    const next = nextHop(hop, response);
    if (!next) return response;
    await response.body?.cancel();
    if (hops === hopLimit)
      throw new OutboundRefusedError(next.url.host, 'redirects without an end');
    hop = next;
  }
}

async function sendOnce(dispatcher: Dispatcher, { url, init }: Hop): Promise<Response> {
  if (!/^https?:$/.test(url.protocol)) {
    throw new OutboundRefusedError(url.href.slice(0, 100), 'is no address of the web');
  }
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same standard, declared twice
    const sent = { ...init, redirect: 'manual', dispatcher } as SentInit;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same standard, declared twice
    return (await send(url, sent)) as unknown as Response;
  } catch (error) {
    if (error instanceof Error && error.cause instanceof OutboundRefusedError) throw error.cause;
    throw error;
  }
}
