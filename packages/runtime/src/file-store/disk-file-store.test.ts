import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDiskFileStore } from './disk-file-store.ts';
import type { FileStore } from './file-store.ts';

let folder: string;
let files: FileStore;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'helix-files-')), 'files');
  files = await openDiskFileStore(folder);
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}
async function readAll(id: string, range?: { start: number; end: number }): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await files.read(id, range)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
async function everything(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
const later = () => new Date(Date.now() + 60_000);

test('a file is read as it was written, whole or in part, and is known by its digest', async () => {
  const stored = await files.write(bytes('one ', 'two ', 'three'), { maxBytes: 100 });
  expect(stored).toMatchObject({
    size: 13,
    sha256: createHash('sha256').update('one two three').digest('hex'),
  });
  expect(await readAll(stored.id)).toBe('one two three');
  expect(await readAll(stored.id, { start: 4, end: 6 })).toBe('two');
  await files.remove(stored.id);
  await files.remove(stored.id);
  await expect(files.read(stored.id)).rejects.toMatchObject({ code: 'resource.not_found' });
});

test('an empty file is a file', async () => {
  const { id, size } = await files.write(bytes(), { maxBytes: 1 });
  expect([size, await readAll(id)]).toEqual([0, '']);
  await files.remove(id);
});

test('what is too large or breaks off leaves nothing behind', async () => {
  await expect(files.write(bytes('12345', '67890'), { maxBytes: 9 })).rejects.toMatchObject({
    code: 'request.too_large',
  });
  const breaking = async function* () {
    yield Buffer.from('half');
    throw new Error('cut');
  };
  await expect(files.write(breaking(), { maxBytes: 9 })).rejects.toThrow('cut');
  expect(await everything()).toEqual([]);
});

test('a name that is not one of ours is never looked for on disk', async () => {
  for (const id of ['../../etc/passwd', 'file_', 'incoming', `file_${'a'.repeat(31)}/`]) {
    await expect(files.read(id)).rejects.toMatchObject({ code: 'resource.not_found' });
    await files.remove(id);
  }
});

test('files are listed by age, interrupted ones apart, and only this account can enter', async () => {
  const stored = await files.write(bytes('kept'), { maxBytes: 10 });
  const listed = async (before: Date) => {
    const ids: string[] = [];
    for await (const id of files.list({ before })) ids.push(id);
    return ids;
  };
  expect(await listed(later())).toEqual([stored.id]);
  expect(await listed(new Date(0))).toEqual([]);

  const stuck = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const hanging = async function* () {
    yield Buffer.from('half');
    started.resolve();
    await stuck.promise;
    throw new Error('cut');
  };
  const write = files.write(hanging(), { maxBytes: 10 });
  await started.promise;
  expect(await listed(later())).toEqual([stored.id]);
  expect(await files.clearInterrupted({ before: new Date(0) })).toBe(0);
  expect(await files.clearInterrupted({ before: later() })).toBe(1);
  stuck.resolve();
  await expect(write).rejects.toThrow('cut');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});
