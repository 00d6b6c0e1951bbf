import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { archiveVersion, manifestName, manifestSchema, type Manifest } from '../exports/index.ts';
import { openZip, unreadable, type ZipLimits, type ZipReader } from '../zips/index.ts';

/** Text of ours shrinks to a tenth or so. */
const archiveLimits: ZipLimits = {
  entries: 1_000_000,
  bytes: 64 * 1024 ** 3,
  growth: 200,
};
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
  limits: ZipLimits = archiveLimits,
): Promise<Archive> {
  const zip = await openZip(path, limits);
  try {
    const { entries } = zip;
    const manifest = await readManifest(zip);
    const wanted = new Map(manifest.entries.map((entry) => [entry.name, entry]));
    for (const name of entries.keys()) {
      if (name !== manifestName && !wanted.has(name))
        throw unreadable(`it holds ${name}, which does not belong there`);
    }
    for (const { name, bytes } of wanted.values()) {
      if (entries.get(name)?.uncompressedSize !== bytes)
        throw unreadable(`${name} is missing or cut off`);
    }
    const bytesOf = (name: string) => zip.bytes(name, wanted.get(name)?.sha256);
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

async function readManifest(zip: ZipReader): Promise<Manifest> {
  const entry = zip.entries.get(manifestName);
  if (!entry) throw unreadable('it has no manifest.json, so it is not one of ours');
  if (entry.uncompressedSize > maxManifestBytes) throw unreadable('its manifest is too large');
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.bytes(manifestName)) chunks.push(chunk);
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
