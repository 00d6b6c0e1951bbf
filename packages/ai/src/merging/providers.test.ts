import { createOutboundFetch, parseAllowedHosts } from '@helix/runtime/outbound';
import { startProviderServer, type ProviderServer, type Reply } from '@helix/testing/providers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ModelCallError } from '../model-call/index.ts';
import { ask, testedProviders, tools, type TestedProvider } from '../providers/fixtures/ask.ts';
import { createTextMerger } from './text-merger.ts';

const outbound = createOutboundFetch({ allowed: parseAllowedHosts('127.0.0.1') });
let server: ProviderServer;
beforeEach(async () => {
  server = await startProviderServer();
});
afterEach(() => server.close());

/** The same numbers for the same seed, between 0 and 1. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

type Kept = { readonly bytes: Buffer; readonly type: string };

/** What the provider answers, as it came. */
async function keep(provider: TestedProvider): Promise<Kept> {
  const kept = Promise.withResolvers<Kept>();
  await tellOf(provider, async (input, init) => {
    const response = await outbound.fetch(input, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    kept.resolve({ bytes, type: response.headers.get('content-type') ?? '' });
    return new Response(bytes, response);
  });
  return kept.promise;
}

/** The same answer, cut somewhere and handed on piece by piece. */
function cutting({ bytes, type }: Kept, seed: number): typeof fetch {
  const merge = createTextMerger(type);
  const next = numbersOf(seed);
  const longest = 1 + next() * 1_500;
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const piece = bytes.subarray(from, from + 1 + Math.floor(next() * longest));
    pieces.push(merge?.(piece) ?? piece);
    from += piece.length;
  }
  const headers = { 'content-type': type };
  return async () => new Response(ReadableStream.from(pieces), { headers });
}

/** The same answer in one piece, unmerged. */
const whole =
  ({ bytes, type }: Kept): typeof fetch =>
  async () =>
    new Response(bytes, { headers: { 'content-type': type } });

/** Everything that an answer says, but for times and for ids that we make. */
async function tellOf(provider: TestedProvider, fetch: typeof globalThis.fetch): Promise<unknown> {
  try {
    const {
      timings: _times,
      toolCalls,
      ...answer
    } = await ask(server, provider, {
      tools,
      endpoint: { fetch, reasoning: 'high' },
    });
    return { ...answer, toolCalls: toolCalls.map(({ name, input }) => ({ name, input })) };
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    const { text, thinking, usage } = error.partial;
    return { reason: error.reason, message: error.message, text, thinking, usage };
  }
}

const words = [
  'Two ',
  '“parts”:\n',
  '1. \\n is ',
  'no ',
  'line, ',
  '✅ ',
  'data: {"content":"x"}\n\n',
  '',
  'done.',
];
const replies: readonly (readonly [string, Reply])[] = [
  ['an answer', { thinking: 'Hm, "so".', text: words, usage: { input: 9, output: 8, cached: 3 } }],
  ['no usage', { text: words, usage: null }],
  [
    'calls',
    {
      text: words,
      toolCalls: [
        { name: 'create_subtask', input: '{"title":"“A” b"}' },
        { name: 'read_task', input: '{}' },
      ],
    },
  ],
  ['cut short', { text: words, stop: 'length' }],
  ['refused', { text: words, stop: 'content_filter' }],
  ['ended early', { text: words, fault: { kind: 'end-early', afterFrames: 7 } }],
  ['garbage', { text: words, fault: { kind: 'garbage', afterFrames: 7 } }],
  [
    'an error',
    {
      text: words,
      fault: {
        kind: 'instead',
        afterFrames: 7,
        text: 'data: {"error":{"message":"overloaded","type":"server_error"}}\n\n',
      },
    },
  ],
];

test.each(
  testedProviders.flatMap((provider) =>
    replies.map(([what, reply]) => [provider, what, reply] as const),
  ),
)('whatever the cuts, %s says the same as without merging: %s', async (provider, _what, reply) => {
  server.script(reply);
  const kept = await keep(provider);
  const plain = await tellOf(provider, whole(kept));
  for (const seed of [1, 2, 3, 5, 8, 13, 21])
    expect(await tellOf(provider, cutting(kept, seed))).toEqual(plain);
});
