import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileBody, IncomingFile, OutgoingFile } from '@helix/contracts';
import { AppError } from '@helix/runtime';

/** The one file of a multipart request, as a stream that fails when it grows beyond its limit. */
export async function receiveFile(request: FastifyRequest, body: FileBody): Promise<IncomingFile> {
  if (!request.isMultipart()) {
    throw new AppError('request.unsupported_media_type', 'Send the file as multipart/form-data');
  }
  const part = await request.file({ limits: { fileSize: body.maxBytes, files: 1 } });
  if (!part) throw new AppError('request.invalid', 'The request carries no file');
  if (!body.contentTypes.includes('*/*') && !body.contentTypes.includes(part.mimetype)) {
    throw new AppError(
      'request.unsupported_media_type',
      `Files of type ${part.mimetype} are not accepted`,
    );
  }
  return {
    name: part.filename,
    contentType: part.mimetype,
    stream: limited(part.file, body.maxBytes),
  };
}

async function* limited(
  file: Readable & { truncated: boolean },
  maxBytes: number,
): AsyncIterable<Uint8Array> {
  yield* file;
  if (file.truncated) {
    throw new AppError('request.too_large', `The file is larger than ${maxBytes} bytes`);
  }
}

/** Always as a download, never sniffed: an upload must not become a page of ours. */
export function sendFile(reply: FastifyReply, file: OutgoingFile): FastifyReply {
  const name = encodeURIComponent(file.name);
  if (file.size !== undefined) reply.header('content-length', file.size);
  return reply
    .header('content-type', file.contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Readable.from(file.stream));
}
