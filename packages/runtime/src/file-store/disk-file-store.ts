import { createHash } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../app-error.ts';
import { newId } from '../new-id.ts';
import type { FileStore, StoredFile } from './file-store.ts';

const idForm = /^file_[0-9a-f]{32}$/;
const incoming = 'incoming';
/** Bytes that are on disk already are let go of so often, so that one large upload does not fill the page cache. */
const bytesBetweenSyncs = 64 * 1024 * 1024;

/** Files in a folder that only this account may enter, spread over 256 folders by the end of their id. */
export async function openDiskFileStore(folder: string): Promise<FileStore> {
  await mkdir(join(folder, incoming), { recursive: true, mode: 0o700 });
  const pathOf = (id: string) => join(folder, shardOf(id), id);
  return {
    async write(bytes, { maxBytes }) {
      const id = newId('file');
      const partial = join(folder, incoming, id);
      try {
        const written = await writeWhole(partial, bytes, maxBytes);
        await mkdir(join(folder, shardOf(id)), { recursive: true, mode: 0o700 });
        await rename(partial, pathOf(id));
        await syncFolder(join(folder, shardOf(id)));
        return { id, ...written };
      } catch (error) {
        await rm(partial, { force: true });
        throw isDiskFull(error)
          ? new AppError('service.unavailable', 'There is no space left for files on the server', {
              cause: error,
            })
          : error;
      }
    },
    async read(id, range) {
      if (!idForm.test(id)) throw gone();
      const handle = await open(pathOf(id)).catch((error: unknown) => {
        throw isMissing(error) ? gone() : error;
      });
      return handle.createReadStream({ ...range, autoClose: true });
    },
    async remove(id) {
      if (idForm.test(id)) await rm(pathOf(id), { force: true });
    },
    async *list({ before }) {
      for (const shard of shards()) {
        for await (const id of olderFiles(join(folder, shard), before)) {
          if (idForm.test(id) && shardOf(id) === shard) yield id;
        }
      }
    },
    async clearInterrupted({ before }) {
      let removed = 0;
      for await (const name of olderFiles(join(folder, incoming), before)) {
        await rm(join(folder, incoming, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

async function writeWhole(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Omit<StoredFile, 'id'>> {
  const hash = createHash('sha256');
  let size = 0;
  let unsynced = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of bytes) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        throw new AppError('request.too_large', `The file is larger than ${maxBytes} bytes`);
      }
      hash.update(chunk);
      await writeAll(file, chunk);
      unsynced += chunk.byteLength;
      if (unsynced >= bytesBetweenSyncs) {
        await file.datasync();
        unsynced = 0;
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let rest = chunk;
  while (rest.byteLength > 0) {
    const { bytesWritten } = await file.write(rest);
    rest = rest.subarray(bytesWritten);
  }
}

/** Without it the new name could be lost with the power, and its row would point at nothing. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* olderFiles(folder: string, before: Date): AsyncIterable<string> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for await (const entry of entries) {
    const found = await stat(join(folder, entry.name)).catch(() => undefined);
    if (found?.isFile() && found.mtime < before) yield entry.name;
  }
}

const shardOf = (id: string) => id.slice(-2);
const shards = () => Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));
const gone = () => new AppError('resource.not_found', 'The file is no longer there');

const hasCode = (error: unknown, codes: readonly string[]) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  codes.includes(error.code);
const isMissing = (error: unknown) => hasCode(error, ['ENOENT']);
const isDiskFull = (error: unknown) => hasCode(error, ['ENOSPC', 'EDQUOT']);
