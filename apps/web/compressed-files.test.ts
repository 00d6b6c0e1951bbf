import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompressedFiles } from './compressed-files.ts';

const script = 'export const answer = 42;';
let folder: string;
let url: string;
const server = createServer();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'helix-compressed-'));
  await mkdir(join(folder, 'chunks'));
  await writeFile(join(folder, 'chunks/a~1.js'), script);
  await writeFile(join(folder, 'chunks/a~1.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'chunks/b.js'), script);
  const answer = createCompressedFiles(folder);
  server.on('request', (request, response) => {
    void answer(request, response).then((isAnswered) => isAnswered || response.end('of next'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const ask = (path: string, encoding: string) =>
  fetch(url + path, { headers: { 'accept-encoding': encoding } });

test('a file that was compressed is sent so, and may be kept for good', async () => {
  const answer = await ask('/chunks/a~1.js?dpl=1', 'gzip, deflate, br, zstd');
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('content-type')).toContain('javascript');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('vary')).toBe('accept-encoding');
  expect(await answer.text()).toBe(script);
});

test.each([
  ['/chunks/a~1.js', 'gzip, deflate'],
  ['/chunks/a~1.js', 'gzip, br;q=0'],
  ['/chunks/b.js', 'br'],
  ['/chunks/a~1.js.br', 'br'],
  ['/chunks/../chunks/none.js', 'br'],
])('%s for who reads %s is left to Next', async (path, encoding) => {
  expect(await (await ask(path, encoding)).text()).toBe('of next');
});
