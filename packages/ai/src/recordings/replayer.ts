import { readFile } from 'node:fs/promises';
import { describe } from '../model-call/classify-failure.ts';
import { JudgedFailure } from '../model-call/judged-failure.ts';
import { nameOf, readRequest, recordingSchema, type Recording } from './recording.ts';
import { pathOfReply } from './recorder.ts';

/**
 * Answers with what was recorded, and reaches nobody. Asked the same again it goes through the replies in the order in
 * which they came, and stays with the last.
 */
export function createReplayer(directory: string): typeof globalThis.fetch {
  const asked = new Map<string, number>();
  return async (input, init) => {
    const request = readRequest(input, init);
    const name = nameOf(request);
    const number = asked.get(name) ?? 0;
    asked.set(name, number + 1);
    const recording =
      (await find(pathOfReply(directory, request, number))) ??
      (await findLast(number - 1, (earlier) => find(pathOfReply(directory, request, earlier))));
    if (!recording) {
      const message = 'there is no recorded reply to this request';
      throw new JudgedFailure(describe('provider_request_refused', message));
    }
    init?.signal?.throwIfAborted();
    const { status, headers } = recording;
    return new Response(play(recording), { status, headers });
  };
}

async function find(path: string): Promise<Recording | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : recordingSchema.parse(JSON.parse(text));
}

async function findLast(
  from: number,
  look: (number: number) => Promise<Recording | undefined>,
): Promise<Recording | undefined> {
  for (let number = from; number >= 0; number -= 1) {
    const found = await look(number);
    if (found) return found;
  }
  return undefined;
}

function play({ chunks, complete }: Recording): ReadableStream<Uint8Array> {
  const left = [...chunks];
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift();
      if (chunk !== undefined) return controller.enqueue(encoder.encode(chunk));
      if (complete) return controller.close();
      // As fetch tells of a connection that breaks in the middle.
      return controller.error(new TypeError('terminated'));
    },
  });
}
