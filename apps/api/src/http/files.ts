import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileBody, IncomingFile, OutgoingFile, SeekableFile } from '@helix/contracts';
import { AppError, isAppError } from '@helix/runtime';

/** The one file of a multipart request, as a stream that fails when it grows beyond its limit. */
export async function receiveFile(request: FastifyRequest, body: FileBody): Promise<IncomingFile> {
  if (!request.isMultipart()) {
    throw new AppError('request.unsupported_media_type', 'Send the file as multipart/form-data');
  }
  const limits = { fileSize: body.maxBytes, files: 1 };
  const part = await inTime(request.file({ limits })).catch(refuseBroken);
  if (!part) throw new AppError('request.invalid', 'The request carries no file');
  if (!body.contentTypes.includes('*/*') && !body.contentTypes.includes(part.mimetype)) {
    throw new AppError(
      'request.unsupported_media_type',
      `Files of type ${part.mimetype} are not accepted`,
    );
  }
  return {
    // The types say that it is there; who leaves it out proves them wrong.
    name: String(part.filename ?? ''),
    contentType: part.mimetype,
    stream: limited(part.file, body.maxBytes),
  };
}

const drainMs = 20_000;

/**
 * Takes in and drops what is still coming of a file that was refused. Otherwise its sender might never read the
 * answer, and the next request on the connection would wait for ever.
 */
export function dropRest(request: FastifyRequest): void {
  const { raw } = request;
  if (!request.isMultipart() || raw.readableEnded || raw.destroyed) return;
  const impatient = setTimeout(() => raw.destroy(), drainMs);
  raw.once('close', () => clearTimeout(impatient));
  raw.unpipe();
  raw.resume();
}

/** A sender that is silent for so long has gone. */
const stallMs = 60_000;

const timedOut = () => new AppError('request.timeout', 'The rest of the file did not arrive');

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(timedOut()), stallMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whatever a parser says of bytes that make no sense, it is the sender's mistake and not ours. */
function refuseBroken(error: unknown): never {
  if (isAppError(error) || (error instanceof Error && 'statusCode' in error)) throw error;
  throw new AppError('request.invalid', 'The file did not arrive whole', { cause: error });
}

async function* limited(
  file: Readable & { truncated: boolean },
  maxBytes: number,
): AsyncIterable<Uint8Array> {
  const stalled = setTimeout(() => {
    file.destroy(timedOut());
  }, stallMs);
  try {
    for await (const chunk of file) {
      stalled.refresh();
      yield chunk;
    }
  } catch (error) {
    refuseBroken(error);
  } finally {
    clearTimeout(stalled);
  }
  if (file.truncated) {
    throw new AppError('request.too_large', `The file is larger than ${maxBytes} bytes`);
  }
}

/** Always as a download, never sniffed: an upload must not become a page of ours. */
export async function sendFile(reply: FastifyReply, file: OutgoingFile): Promise<FastifyReply> {
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-cache');
  const etag = file.etag === undefined ? undefined : `"${file.etag}"`;
  if (etag !== undefined) reply.header('etag', etag);
  if (isKnown(reply.request.headers['if-none-match'], etag)) {
    if ('stream' in file) discard(file.stream);
    return reply.code(304).send();
  }
  reply.header('content-type', file.contentType);
  if ('stream' in file) {
    if (file.size !== undefined) reply.header('content-length', file.size);
    return reply.send(readable(file.stream));
  }
  return sendPart(reply, file, etag);
}

async function sendPart(
  reply: FastifyReply,
  file: SeekableFile,
  etag: string | undefined,
): Promise<FastifyReply> {
  const { size } = file;
  reply.header('accept-ranges', 'bytes');
  const { range: wanted, 'if-range': condition } = reply.request.headers;
  const isCurrent = condition === undefined || condition === etag;
  const range = isCurrent ? readRange(wanted, size) : undefined;
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${size}`).removeHeader('content-disposition');
    throw new AppError('request.range_not_satisfiable', `The file has ${size} bytes`);
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
  reply.header('content-length', end - start + 1);
  return reply.send(readable(await file.open(range)));
}

/** One range is understood; whoever asks for several, or for nonsense, gets the whole. */
function readRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  return start >= size || (first === '' && Number(last) === 0) ? 'unsatisfiable' : { start, end };
}

function isKnown(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return false;
  return header.split(',').some((known) => ['*', etag, `W/${etag}`].includes(known.trim()));
}

const readable = (stream: AsyncIterable<Uint8Array>) =>
  stream instanceof Readable ? stream : Readable.from(stream, { objectMode: false });

function discard(stream: AsyncIterable<Uint8Array>): void {
  if (stream instanceof Readable) stream.destroy();
}

/** Without the signs that end or divide a value in a header. */
const encodeName = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
