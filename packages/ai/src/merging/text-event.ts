import { z } from 'zod';

/** An event that carries words of the model, cut around them. */
export type TextEvent = {
  readonly before: string;
  readonly key: string;
  readonly text: string;
  readonly after: string;
  /** What must be the same for words of two events to belong together. */
  readonly shape: string;
};

const oneLineOfJson = /^(?:event: ?[\w.]+\r?\n)?data: ?\{.*\}\r?\n\r?\n$/;
/** A quote within a string is escaped, so this is a key wherever it is found. */
const words =
  /"(content|reasoning_content|reasoning|text|thinking|delta)": ?"((?:[ !#-[\]-\xff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))+)"/;
/** Differs from event to event and says nothing: counters, the time, and what hides how long the words are. */
const passing = /"(?:sequence_number|created)": ?\d+|"obfuscation": ?"[^"\\]*"| {1,80}(?=\}\r?\n)/g;

export function takeApart(event: string): TextEvent | undefined {
  if (!oneLineOfJson.test(event)) return undefined;
  const found = words.exec(event);
  const [whole, key, text] = found ?? [];
  if (!found || whole === undefined || key === undefined || text === undefined) return undefined;
  const end = found.index + whole.length - 1;
  const before = event.slice(0, end - text.length);
  const after = event.slice(end);
  const shape = (before + after).replaceAll(passing, '');
  return { before, key, text, after, shape };
}

/** In the formats that we know, whether there is nothing in it that would have to be counted twice. */
export function saysNothingElse({ before, key, after }: TextEvent): boolean {
  const event = parse((before + after).slice(before.indexOf('{')));
  const [chunk, block] = [chatChunk.safeParse(event), anthropicDelta.safeParse(event)];
  if (chunk.success) return chunk.data.choices[0].delta[key] === '';
  if (block.success) return block.data.delta[key] === '';
  return key === 'delta' && responsesDelta.safeParse(event).success;
}

const empty = z.literal('').nullable();

const chatChunk = z.object({
  choices: z.tuple([z.object({ delta: z.object({ role: z.string().nullish() }).catchall(empty) })]),
});

const anthropicDelta = z.object({
  type: z.literal('content_block_delta'),
  delta: z.object({ type: z.enum(['text_delta', 'thinking_delta']) }).catchall(empty),
});

const responsesDelta = z.object({
  type: z.enum([
    'response.output_text.delta',
    'response.reasoning_summary_text.delta',
    'response.reasoning_text.delta',
  ]),
  delta: empty,
  logprobs: z.tuple([]).optional(),
});

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
