import { piecesOf, usageOf, type WireFormat } from './reply.ts';

/** Ollama's chat: a JSON object a line, tool calls whole. */
export const ollamaChat: WireFormat = {
  path: /\/api\/chat$/,
  contentType: 'application/x-ndjson',
  garbage: '{"model": "x", "message": \n',
  frames(reply, { model }) {
    const line = (body: object) =>
      `${JSON.stringify({ model, created_at: '2026-01-01T00:00:00Z', ...body })}\n`;
    const say = (message: object) =>
      line({ message: { role: 'assistant', content: '', ...message }, done: false });
    const used = usageOf(reply);
    const calls = (reply.toolCalls ?? []).map(({ name, input }, index) => {
      const args: unknown = JSON.parse(input === '' ? '{}' : input);
      return { id: `call_abcdefg${index}`, function: { index, name, arguments: args } };
    });
    return [
      ...(reply.thinking === undefined ? [] : [say({ thinking: reply.thinking })]),
      ...piecesOf(reply).map((content) => say({ content })),
      ...(calls.length === 0 ? [] : [say({ tool_calls: calls })]),
      line({
        message: { role: 'assistant', content: '' },
        done: true,
        done_reason: reply.stop === 'length' ? 'length' : 'stop',
        total_duration: 1_000_000,
        load_duration: 1,
        prompt_eval_duration: 1,
        eval_duration: 1,
        ...(used && { prompt_eval_count: used.input, eval_count: used.output }),
      }),
    ];
  },
};
