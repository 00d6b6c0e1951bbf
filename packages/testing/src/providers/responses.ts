import { halves, piecesOf, sse, usageOf, type Reply, type WireFormat } from './reply.ts';

/** OpenAI's responses: every event is named and numbered, and items begin and end. */
export const responses: WireFormat = {
  path: /\/responses$/,
  contentType: 'text/event-stream',
  garbage: 'event: response.output_text.delta\ndata: {"type": \n\n',
  frames(reply, { model }) {
    let number = 0;
    const event = (type: string, body: object) =>
      sse({ type, sequence_number: (number += 1), ...body }, type);
    const response = { id: 'resp_1', object: 'response', created_at: 1, model, output: [] };
    const items = [...thoughts(reply), ...messages(reply), ...calls(reply)];
    const status = reply.stop === undefined || reply.stop === 'stop' ? 'completed' : 'incomplete';
    const why = reply.stop === 'length' ? 'max_output_tokens' : 'content_filter';
    return [
      event('response.created', { response: { ...response, status: 'in_progress' } }),
      ...items.flatMap(({ begun, between, done }, index) => [
        event('response.output_item.added', { output_index: index, item: begun }),
        ...between.map(([type, body]) => event(type, { output_index: index, ...body })),
        event('response.output_item.done', { output_index: index, item: done }),
      ]),
      event(`response.${status}`, {
        response: {
          ...response,
          status,
          incomplete_details: status === 'completed' ? null : { reason: why },
          ...usage(reply),
        },
      }),
    ];
  },
};

type Item = {
  readonly begun: object;
  readonly between: readonly (readonly [string, object])[];
  readonly done: object;
};

function thoughts({ thinking, signature }: Reply): Item[] {
  if (thinking === undefined) return [];
  const item = { id: 'rs_1', type: 'reasoning', status: 'completed', encrypted_content: null };
  const at = { item_id: 'rs_1', summary_index: 0 };
  const part = { type: 'summary_text', text: thinking };
  return [
    {
      begun: { ...item, summary: [] },
      between: [
        ['response.reasoning_summary_part.added', { ...at, part: { ...part, text: '' } }],
        ['response.reasoning_summary_text.delta', { ...at, delta: thinking }],
        ['response.reasoning_summary_text.done', { ...at, text: thinking }],
        ['response.reasoning_summary_part.done', { ...at, part }],
      ],
      done: { ...item, summary: [part], encrypted_content: signature ?? null },
    },
  ];
}

function messages(reply: Reply): Item[] {
  const pieces = piecesOf(reply);
  if (pieces.length === 0) return [];
  const item = { id: 'msg_1', type: 'message', role: 'assistant' };
  const at = { item_id: 'msg_1', content_index: 0 };
  const part = { type: 'output_text', text: '', annotations: [], logprobs: [] };
  const whole = { ...part, text: pieces.join('') };
  return [
    {
      begun: { ...item, status: 'in_progress', content: [] },
      between: [
        ['response.content_part.added', { ...at, part }],
        ...pieces.map(
          (delta) => ['response.output_text.delta', { ...at, delta, logprobs: [] }] as const,
        ),
        ['response.output_text.done', { ...at, text: whole.text, logprobs: [] }],
        ['response.content_part.done', { ...at, part: whole }],
      ],
      done: { ...item, status: 'completed', content: [whole] },
    },
  ];
}

function calls({ toolCalls = [] }: Reply): Item[] {
  return toolCalls.map(({ name, input }, index) => {
    const id = `fc_${index}`;
    const item = { id, type: 'function_call', call_id: `call_abcdefg${index}`, name };
    const type = 'response.function_call_arguments';
    return {
      begun: { ...item, status: 'in_progress', arguments: '' },
      between: [
        ...halves(input).map((delta) => [`${type}.delta`, { item_id: id, delta }] as const),
        [`${type}.done`, { item_id: id, arguments: input }],
      ],
      done: { ...item, status: 'completed', arguments: input },
    };
  });
}

function usage(reply: Reply): object {
  const used = usageOf(reply);
  if (!used) return {};
  return {
    usage: {
      input_tokens: used.input,
      input_tokens_details: { cached_tokens: used.cached },
      output_tokens: used.output,
      output_tokens_details: { reasoning_tokens: used.reasoning },
      total_tokens: used.input + used.output,
    },
  };
}
