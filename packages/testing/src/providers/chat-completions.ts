import { halves, piecesOf, sse, usageOf, type Reply, type WireFormat } from './reply.ts';

const stopReasons = { stop: 'stop', length: 'length', content_filter: 'content_filter' };

/** OpenAI's chat completions, and what others have made of them. */
export const chatCompletions: WireFormat = {
  path: /\/chat\/completions$/,
  contentType: 'text/event-stream',
  garbage: 'data: {"choices": [{]\n\n',
  frames(reply, { dialect, model }) {
    const base = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model };
    const chunk = (delta: object, finish: string | null = null, more: object = {}) =>
      sse({ ...base, choices: [{ index: 0, delta, finish_reason: finish }], ...more });
    const calls = reply.toolCalls ?? [];
    const stop = calls.length > 0 ? 'tool_calls' : stopReasons[reply.stop ?? 'stop'];
    return [
      chunk({ role: 'assistant', content: '' }),
      ...(reply.thinking === undefined ? [] : [chunk(think(reply, dialect))]),
      ...piecesOf(reply).map((content) => chunk({ content })),
      ...calls.flatMap(({ name, input }, index) => {
        const [first, second] = dialect === 'mistral' ? [input, ''] : halves(input);
        const id = dialect === 'mistral' ? `abcdefgh${index}` : `call_abcdefg${index}`;
        const begin = { index, id, type: 'function', function: { name, arguments: first } };
        const more = { index, function: { arguments: second } };
        return [
          chunk({ tool_calls: [begin] }),
          ...(second === '' ? [] : [chunk({ tool_calls: [more] })]),
        ];
      }),
      ...end(reply, { last: (more) => chunk({}, stop, more), base, dialect }),
      'data: [DONE]\n\n',
    ];
  },
};

function think({ thinking, signature }: Reply, dialect: string): object {
  switch (dialect) {
    case 'groq':
      return { reasoning: thinking };
    case 'openrouter':
      return {
        reasoning: thinking,
        reasoning_details: [
          { type: 'reasoning.text', text: thinking, signature, format: 'anthropic-claude-v1' },
        ],
      };
    case 'mistral':
      return { content: [{ type: 'thinking', thinking: [{ type: 'text', text: thinking }] }] };
    default:
      return { reasoning_content: thinking };
  }
}

function end(
  reply: Reply,
  { last, base, dialect }: { last: (more?: object) => string; base: object; dialect: string },
): string[] {
  const used = usageOf(reply);
  if (!used) return [last()];
  const usage = {
    prompt_tokens: used.input,
    completion_tokens: used.output,
    total_tokens: used.input + used.output,
    prompt_tokens_details: { cached_tokens: used.cached },
    completion_tokens_details: { reasoning_tokens: used.reasoning },
    ...(dialect === 'deepseek' && {
      prompt_cache_hit_tokens: used.cached,
      prompt_cache_miss_tokens: used.input - used.cached,
    }),
  };
  // Mistral and others tell it in the frame that says why the answer ended.
  if (dialect === 'mistral') return [last({ usage })];
  const more = dialect === 'groq' ? { x_groq: { id: 'req_1', usage } } : { usage };
  return [last(), sse({ ...base, choices: [], ...more })];
}
