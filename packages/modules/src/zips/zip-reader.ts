import { createHash } from 'node:crypto';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '@helix/runtime';

/** What a zip may grow to, and how many times its own size. */
export type ZipLimits = {
  readonly entries: number;
  readonly bytes: number;
  readonly growth: number;
};
const freeGrowthBytes = 16 * 1024 ** 2;

export type ZipReader = {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The bytes of a file; fails at their end when they are not those of the digest. */
  bytes(name: string, sha256?: string): AsyncGenerator<Uint8Array>;
  close(): void;
};

/** Opens a zip and looks at its table of contents only. Nothing in it is ever used as a path. */
export async function openZip(path: string, limits: ZipLimits): Promise<ZipReader> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(refuseZip);
  try {
    const entries = await readContents(zip, limits);
    return {
      entries,
      bytes: (name, sha256) => readBytes(zip, entries.get(name), { name, sha256 }),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

export function unreadable(why: string, details?: Record<string, unknown>): AppError {
  return new AppError('import.unreadable', `The archive cannot be read: ${why}`, {
    ...(details && { details }),
  });
}

async function readContents(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  if (zip.entryCount > limits.entries) throw unreadable('it holds too many files');
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw unreadable('it is encrypted');
      if (entries.has(entry.fileName)) throw unreadable(`it holds ${entry.fileName} twice`);
      entries.set(entry.fileName, entry);
      bytes += entry.uncompressedSize;
    }
  } catch (error) {
    throw error instanceof AppError ? error : refuseZip(error);
  }
  const most = Math.min(limits.bytes, freeGrowthBytes + zip.fileSize * limits.growth);
  if (bytes > most) throw unreadable('it would grow beyond what is reasonable when unpacked');
  return entries;
}

async function* readBytes(
  zip: ZipFile,
  entry: Entry | undefined,
  { name, sha256 }: { name: string; sha256: string | undefined },
): AsyncGenerator<Uint8Array> {
  if (!entry) throw unreadable(`${name} is missing`);
  const hash = createHash('sha256');
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Error && isOfZip(error) ? refuseZip(error) : error;
  }
  if (sha256 !== undefined && hash.digest('hex') !== sha256) throw unreadable(`${name} is damaged`);
}

function isOfZip(error: Error): boolean {
  return !(error instanceof AppError) && !('code' in error && error.code === 'ENOENT');
}

function refuseZip(error: unknown): never {
  throw unreadable(error instanceof Error ? error.message : 'it is no zip file');
}
