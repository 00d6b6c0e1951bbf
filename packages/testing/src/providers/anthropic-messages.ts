import { halves, piecesOf, sse, usageOf, type Reply, type WireFormat } from './reply.ts';

const stopReasons = { stop: 'end_turn', length: 'max_tokens', content_filter: 'refusal' };

/** Anthropic's messages: blocks that begin, grow and end; thoughts are signed. */
export const anthropicMessages: WireFormat = {
  path: /\/messages$/,
  contentType: 'text/event-stream',
  garbage: 'event: content_block_delta\ndata: {"type": "content_block_delta", "delta": \n\n',
  frames(reply, { model }) {
    const event = (type: string, body: object) => sse({ type, ...body }, type);
    const used = usageOf(reply);
    const stop = reply.toolCalls?.length ? 'tool_use' : stopReasons[reply.stop ?? 'stop'];
    const message = {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: {
        input_tokens: used ? used.input - used.cached - used.cacheWrite : 0,
        cache_read_input_tokens: used?.cached ?? 0,
        cache_creation_input_tokens: used?.cacheWrite ?? 0,
        output_tokens: used ? 1 : 0,
      },
    };
    return [
      event('message_start', { message }),
      event('ping', {}),
      ...blocks(reply).flatMap(({ block, deltas }, index) => [
        event('content_block_start', { index, content_block: block }),
        ...deltas.map((delta) => event('content_block_delta', { index, delta })),
        event('content_block_stop', { index }),
      ]),
      event('message_delta', {
        delta: { stop_reason: stop, stop_sequence: null },
        usage: { output_tokens: used?.output ?? 0 },
      }),
      event('message_stop', {}),
    ];
  },
};

function blocks({ thinking, signature, toolCalls = [], ...reply }: Reply) {
  return [
    ...(thinking === undefined
      ? []
      : [
          {
            block: { type: 'thinking', thinking: '', signature: '' },
            deltas: [
              { type: 'thinking_delta', thinking },
              { type: 'signature_delta', signature: signature ?? 'signed' },
            ],
          },
        ]),
    ...(reply.text === undefined
      ? []
      : [
          {
            block: { type: 'text', text: '' },
            deltas: piecesOf(reply).map((text) => ({ type: 'text_delta', text })),
          },
        ]),
    ...toolCalls.map(({ name, input }, index) => ({
      block: { type: 'tool_use', id: `toolu_abcdefg${index}`, name, input: {} },
      deltas: ['', ...halves(input)].map((json) => ({
        type: 'input_json_delta',
        partial_json: json,
      })),
    })),
  ];
}
