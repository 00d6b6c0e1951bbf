import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ManifestEntry } from './archive-format.ts';

/** One file of an archive, read when its turn comes. */
export type ZipSource = {
  readonly name: string;
  /** Already as small as it gets, so not worth compressing. */
  readonly stored?: boolean;
  read(): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
};

/** Writes files into a zip one after the other, and says what was written. Nothing is held in memory whole. */
export async function writeZip(
  path: string,
  sources: readonly ZipSource[],
  lastly: (written: readonly ManifestEntry[]) => { name: string; text: string },
): Promise<void> {
  const zip = new ZipFile();
  const written: ManifestEntry[] = [];
  const failure = Promise.withResolvers<never>();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is a PassThrough, typed as its older interface
  const output = pipeline(zip.outputStream as Readable, createWriteStream(path, { mode: 0o600 }));
  // Whoever reads on is told by what is awaited below.
  output.catch(() => undefined);
  failure.promise.catch(() => undefined);
  zip.on('error', failure.reject);

  const addAll = async () => {
    for (const source of sources) await add(zip, source, written);
    const { name, text } = lastly(written);
    zip.addBuffer(Buffer.from(text), name);
    zip.end();
    await output;
  };
  await Promise.race([addAll(), failure.promise]).finally(() => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    (zip.outputStream as Readable).destroy();
  });
}

/** Resolves when the whole of it has gone through. */
async function add(zip: ZipFile, source: ZipSource, written: ManifestEntry[]): Promise<void> {
  const done = Promise.withResolvers<void>();
  const bytes = Readable.from(measured(source, written));
  bytes.once('end', done.resolve);
  bytes.once('error', done.reject);
  zip.addReadStream(bytes, source.name, { compress: source.stored !== true });
  await done.promise;
}

async function* measured(
  { name, read }: ZipSource,
  written: ManifestEntry[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of await read()) {
    hash.update(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  written.push({ name, bytes, sha256: hash.digest('hex') });
}
