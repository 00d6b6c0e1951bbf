import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { parseAllowedHosts } from './allowed-hosts.ts';
import { createOutboundFetch, type Outbound } from './outbound-fetch.ts';
import { OutboundRefusedError } from './outbound-refused-error.ts';
import { isPublicAddress } from './public-address.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function open(
  allowed: string,
  resolve?: Parameters<typeof createOutboundFetch>[0]['resolve'],
): Outbound {
  const outbound = createOutboundFetch({
    allowed: parseAllowedHosts(allowed),
    ...(resolve && { resolve }),
  });
  closers.push(() => outbound.close());
  return outbound;
}

async function serve(
  listener: RequestListener,
): Promise<{ port: number; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  closers.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  return { port: address.port, seen };
}

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::808:808', true],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['192.168.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:a9fe:a9fe', false],
  ['0:0:0:0:0:ffff:7f00:1', false],
  ['64:ff9b::7f00:1', false],
  ['::127.0.0.1', false],
  ['2002:7f00:1::', false],
  ['2001::7f00:1', false],
  ['fd00::1', false],
  ['fe80::1%eth0', false],
  ['ff02::1', false],
  ['localhost', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test.each([
  'http://127.0.0.1:PORT',
  'http://2130706433:PORT',
  'http://0x7f000001:PORT',
  'http://0177.0.0.1:PORT',
  'http://127.1:PORT',
  'http://0:PORT',
  'http://[::ffff:127.0.0.1]:PORT',
  'http://[::ffff:7f00:1]:PORT',
  'http://localhost:PORT',
  'http://127.0.0.1.:PORT',
])('%s is refused before anything is sent', async (address) => {
  const { port, seen } = await serve((_request, response) => response.end('secret'));
  const attempt = open('').fetch(address.replace('PORT', String(port)));
  await expect(attempt).rejects.toThrow(OutboundRefusedError);
  expect(seen).toEqual([]);
});

test.each([
  '127.0.0.1',
  '127.0.0.0/8',
  'localhost',
  '::ffff:127.0.0.1',
  'example.org, LOCALHOST 10.0.0.0/8',
])('what is listed as %s may be reached', async (allowed) => {
  const { port } = await serve((_request, response) => response.end('hello'));
  const host = /localhost/i.test(allowed) ? 'localhost' : '127.0.0.1';
  const response = await open(allowed).fetch(`http://${host}:${port}/`);
  expect(await response.text()).toBe('hello');
});

test('a name that changes its address is judged by the one that is connected to, each time', async () => {
  const { port, seen } = await serve((_request, response) => {
    response.writeHead(200, { connection: 'close' }).end('allowed');
  });
  const answers = ['127.0.0.1', '127.0.0.2'];
  const { fetch } = open('127.0.0.1', (_host, _options, done) =>
    done(null, [{ address: answers.shift() ?? '', family: 4 }]),
  );
  expect(await (await fetch(`http://rebind.test:${port}/`)).text()).toBe('allowed');
  await expect(fetch(`http://rebind.test:${port}/`)).rejects.toThrow(OutboundRefusedError);
  expect(seen).toHaveLength(1);
});

test('one private address among public ones is enough to refuse a name', async () => {
  const { fetch } = open('', (_host, _options, done) =>
    done(null, [
      { address: '93.184.215.14', family: 4 },
      { address: '::1', family: 6 },
    ]),
  );
  await expect(fetch('http://both.test/')).rejects.toThrow(
    /private network.*HELIX_ALLOW_PRIVATE_NETWORK/,
  );
});

test('a redirect is checked like a first address', async () => {
  const inner = await serve((_request, response) => response.end('secret'));
  const outer = await serve((_request, response) =>
    response.writeHead(307, { location: `http://localhost:${inner.port}/latest/meta-data` }).end(),
  );
  const { fetch } = open('127.0.0.1', (_host, _options, done) =>
    done(null, [{ address: '10.0.0.1', family: 4 }]),
  );
  await expect(fetch(`http://127.0.0.1:${outer.port}/`)).rejects.toThrow(OutboundRefusedError);
  expect(inner.seen).toEqual([]);
});

test('a redirect to another host carries the body, and no key in whatever header', async () => {
  const other = await serve((request, response) => void request.pipe(response));
  const first = await serve((_request, response) =>
    response.writeHead(308, { location: `http://localhost:${other.port}/` }).end(),
  );
  const response = await open('127.0.0.1, localhost').fetch(`http://127.0.0.1:${first.port}/`, {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'x-api-key': 'k', 'content-type': 'application/json' },
    body: '{"a":1}',
  });
  expect(await response.text()).toBe('{"a":1}');
  expect(other.seen[0]?.headers).not.toHaveProperty('authorization');
  expect(other.seen[0]?.headers).not.toHaveProperty('x-api-key');
  expect(other.seen[0]?.headers['content-type']).toBe('application/json');
});

test('redirects in a circle come to an end, and what is no web address is refused', async () => {
  const { port, seen } = await serve((_request, response) =>
    response.writeHead(302, { location: '/again' }).end(),
  );
  const { fetch } = open('127.0.0.1');
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(OutboundRefusedError);
  expect(seen).toHaveLength(6);
  await expect(fetch('file:///etc/passwd')).rejects.toThrow(OutboundRefusedError);
});

test('an entry that is none is named', () => {
  expect(() => parseAllowedHosts('10.0.0.0/33')).toThrow('“10.0.0.0/33”');
  expect(() => parseAllowedHosts('http://localhost')).toThrow('“http://localhost”');
});
