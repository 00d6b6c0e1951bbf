import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { AppError } from '@helix/runtime';
import { archiveVersion, manifestName, manifestSchema, type Manifest } from '../exports/index.ts';

/** What a zip may grow to, and how many times its own size. Text of ours shrinks to a tenth or so. */
type ArchiveLimits = {
  readonly entries: number;
  readonly bytes: number;
  readonly growth: number;
};
const archiveLimits: ArchiveLimits = {
  entries: 1_000_000,
  bytes: 64 * 1024 ** 3,
  growth: 200,
};
const freeGrowthBytes = 16 * 1024 ** 2;
const maxManifestBytes = 256 * 1024 ** 2;
const maxLineLength = 8 * 1024 ** 2;

export type Archive = {
  readonly manifest: Manifest;
  has(name: string): boolean;
  /** The lines of a file, each as what it must be. */
  rows<T>(name: string, schema: z.ZodType<T>): AsyncGenerator<T>;
  /** The bytes of a file; fails at their end when they are not those that were written. */
  bytes(name: string): AsyncGenerator<Uint8Array>;
  close(): void;
};

/** Opens an archive and looks at its table of contents only. Nothing in it is ever used as a path. */
export async function openArchive(
  path: string,
  limits: ArchiveLimits = archiveLimits,
): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(refuseZip);
  try {
    const entries = await readContents(zip, limits);
    const manifest = await readManifest(zip, entries.get(manifestName));
    const wanted = new Map(manifest.entries.map((entry) => [entry.name, entry]));
    for (const name of entries.keys()) {
      if (name !== manifestName && !wanted.has(name))
        throw unreadable(`it holds ${name}, which does not belong there`);
    }
    for (const { name, bytes } of wanted.values()) {
      if (entries.get(name)?.uncompressedSize !== bytes)
        throw unreadable(`${name} is missing or cut off`);
    }
    const bytesOf = (name: string) =>
      readBytes(zip, entries.get(name), { name, sha256: wanted.get(name)?.sha256 });
    return {
      manifest,
      has: (name) => wanted.has(name),
      bytes: bytesOf,
      rows: (name, schema) => readRows(name, bytesOf(name), schema),
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

async function readContents(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
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

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (!entry) throw unreadable('it has no manifest.json, so it is not one of ours');
  if (entry.uncompressedSize > maxManifestBytes) throw unreadable('its manifest is too large');
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBytes(zip, entry, { name: manifestName, sha256: undefined }))
    chunks.push(chunk);
  const value = parseJson(Buffer.concat(chunks).toString('utf8'));
  const version = z.looseObject({ version: z.int() }).safeParse(value);
  if (version.success && version.data.version !== archiveVersion) {
    throw unreadable(
      `it is of version ${version.data.version}; this server reads version ${archiveVersion}`,
    );
  }
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) throw unreadable('its manifest is not one of ours');
  return manifest.data;
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

async function* readRows<T>(
  name: string,
  bytes: AsyncGenerator<Uint8Array>,
  schema: z.ZodType<T>,
): AsyncGenerator<T> {
  let line = 0;
  const input = Readable.from(limitLines(name, bytes));
  const lines = createInterface({ input, crlfDelay: Infinity });
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  input.once('error', failed.reject);
  try {
    for await (const text of lines) {
      line += 1;
      const row = schema.safeParse(parseJson(text));
      if (row.success) yield row.data;
      else
        throw unreadable(`line ${line} of ${name} is not valid`, {
          file: name,
          line,
          issues: row.error.issues.slice(0, 5),
        });
    }
    if (input.errored) await failed.promise;
  } finally {
    lines.close();
    input.destroy();
  }
}

/** A line without an end would otherwise be held in memory whole. */
async function* limitLines(name: string, bytes: AsyncIterable<Uint8Array>) {
  let length = 0;
  for await (const chunk of bytes) {
    const lastBreak = chunk.lastIndexOf(10);
    length = lastBreak === -1 ? length + chunk.byteLength : chunk.byteLength - lastBreak;
    if (length > maxLineLength) throw unreadable(`${name} has a line that is too long`);
    yield chunk;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOfZip(error: Error): boolean {
  return !(error instanceof AppError) && !('code' in error && error.code === 'ENOENT');
}

function refuseZip(error: unknown): never {
  throw unreadable(error instanceof Error ? error.message : 'it is no zip file');
}
