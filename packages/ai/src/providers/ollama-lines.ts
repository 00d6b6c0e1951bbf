import { z } from 'zod';
import { describe, type ClassifiedFailure } from '../model-call/classify-failure.ts';
import { reasonOf } from '../model-call/failure-words.ts';

type Fetch = typeof globalThis.fetch;

const errorLineSchema = z.looseObject({ error: z.string() });

/**
 * The package skips lines that it does not understand, errors in the middle of an answer among them. Here the answer
 * ends before such a line, and what it says is kept.
 */
export function checkLines(fetch: Fetch): { fetch: Fetch; fault(): ClassifiedFailure | undefined } {
  let fault: ClassifiedFailure | undefined;
  return {
    fault: () => fault,
    async fetch(input, init) {
      const response = await fetch(input, init);
      if (!response.ok || !response.body) return response;
      const { status, statusText, headers } = response;
      const check = createLineCheck((found) => {
        fault = found;
      });
      return new Response(response.body.pipeThrough(check), { status, statusText, headers });
    },
  };
}

function createLineCheck(
  onFault: (fault: ClassifiedFailure) => void,
): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  const pass = (lines: string[], controller: TransformStreamDefaultController<Uint8Array>) => {
    for (const line of lines) {
      const fault = findFault(line);
      if (fault) {
        onFault(fault);
        return controller.terminate();
      }
      controller.enqueue(encoder.encode(`${line}\n`));
    }
  };
  return new TransformStream({
    transform(chunk, controller) {
      const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
      rest = lines.pop() ?? '';
      pass(lines, controller);
    },
    flush: (controller) => pass([rest], controller),
  });
}

function findFault(line: string): ClassifiedFailure | undefined {
  if (line.trim() === '') return undefined;
  try {
    const told = errorLineSchema.safeParse(JSON.parse(line));
    if (!told.success) return undefined;
    const { error } = told.data;
    return describe(reasonOf(undefined, error), error);
  } catch {
    return describe('provider_bad_response', 'a line of it is no JSON');
  }
}
