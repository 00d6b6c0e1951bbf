import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createKeyRemover,
  keepHeaders,
  nameOf,
  readRequest,
  type AskedRequest,
  type Recording,
} from './recording.ts';

type Fetch = typeof globalThis.fetch;

/** Passes requests on, and keeps every reply in a folder as it comes. Nobody waits longer for it. */
export function createRecorder(directory: string, fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = readRequest(input, init);
    const response = await fetch(input, init);
    const clean = createKeyRemover(init);
    const begun = {
      request,
      status: response.status,
      headers: keepHeaders(response.headers),
    };
    const keep = (chunks: readonly string[], complete: boolean) =>
      write(directory, { ...begun, chunks: cleanChunks(chunks, clean), complete });
    if (!response.body) {
      await keep([], true);
      return response;
    }
    const { status, statusText, headers } = response;
    return new Response(listen(response.body, keep), { status, statusText, headers });
  };
}

/** The same stream, and at its end or break what went through it. One that is given up in the middle tells nothing. */
function listen(
  body: ReadableStream<Uint8Array>,
  keep: (chunks: readonly string[], complete: boolean) => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const chunks: string[] = [];
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          chunks.push(decoder.decode(value, { stream: true }));
          controller.enqueue(value);
          return;
        }
      } catch (error) {
        await keep(chunks, false);
        throw error;
      }
      chunks.push(decoder.decode());
      await keep(chunks, true);
      controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** A key may have come in two pieces: then the reply is kept as one. */
function cleanChunks(chunks: readonly string[], clean: (text: string) => string): string[] {
  const cleaned = chunks.map(clean);
  const whole = clean(chunks.join(''));
  return cleaned.join('') === whole ? cleaned : [whole];
}

/** The same question asked again gets a further file, so that what changed over time can be replayed in turn. */
async function write(directory: string, recording: Recording): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const name = nameOf(recording.request);
  for (let number = 0; ; number += 1) {
    const path = join(directory, fileName(name, number));
    const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
      if (isTaken(error)) return undefined;
      throw error;
    });
    if (!file) continue;
    try {
      await file.writeFile(`${JSON.stringify(recording, null, 2)}\n`);
    } finally {
      await file.close();
    }
    return;
  }
}

function fileName(name: string, number: number): string {
  return `${name}-${number}.json`;
}

export function pathOfReply(directory: string, request: AskedRequest, number: number): string {
  return join(directory, fileName(nameOf(request), number));
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
