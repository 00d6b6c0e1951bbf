import { piecesOf, sse, usageOf, type Reply, type WireFormat } from './reply.ts';

const stopReasons = { stop: 'STOP', length: 'MAX_TOKENS', content_filter: 'SAFETY' };

/** Gemini's streamGenerateContent: whole parts, and the usage so far in each frame. */
export const gemini: WireFormat = {
  path: /:streamGenerateContent$/,
  contentType: 'text/event-stream',
  garbage: 'data: {"candidates": [\n\n',
  frames(reply, { model }) {
    const { thinking, signature, toolCalls = [] } = reply;
    const signed = signature === undefined ? {} : { thoughtSignature: signature };
    const frame = (parts: object[], more: object = {}) =>
      sse({
        candidates: [{ content: { role: 'model', parts }, index: 0, ...more }],
        ...usage(reply),
        modelVersion: model,
      });
    return [
      ...(thinking === undefined ? [] : [frame([{ text: thinking, thought: true }])]),
      ...piecesOf(reply).map((text) => frame([{ text }])),
      ...toolCalls.map(({ name, input }, index) => {
        const args: unknown = JSON.parse(input === '' ? '{}' : input);
        // The first call of an answer carries the signature.
        return frame([{ functionCall: { name, args }, ...(index === 0 && signed) }]);
      }),
      frame(toolCalls.length > 0 ? [] : [{ text: '', ...signed }], {
        finishReason: stopReasons[reply.stop ?? 'stop'],
      }),
    ];
  },
};

function usage(reply: Reply): object {
  const used = usageOf(reply);
  if (!used) return {};
  return {
    usageMetadata: {
      promptTokenCount: used.input,
      cachedContentTokenCount: used.cached,
      candidatesTokenCount: used.output - used.reasoning,
      thoughtsTokenCount: used.reasoning,
      totalTokenCount: used.input + used.output,
    },
  };
}
