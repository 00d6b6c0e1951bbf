import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { usageOf, type AnswerPlan } from './plan-answer.ts';
import type { ToolCall } from './tool-steps.ts';

/** Short enough to look continuous, long enough that a hundred streams cost little. */
const frameMs = 50;
const tokensPerFrameLimit = 32;

export type Completion = { readonly id: string; readonly created: number; readonly model: string };

/** Server-sent events as chat completions stream them, at the pace of the plan, until the reader leaves. */
export async function streamAnswer(
  response: ServerResponse,
  plan: AnswerPlan,
  options: { completion: Completion; includeUsage: boolean; signal: AbortSignal },
): Promise<void> {
  const { completion, signal } = options;
  const { directives, finishReason } = plan;
  const send = async (body: object) => {
    const frame = { ...completion, object: 'chat.completion.chunk', ...body };
    if (!response.write(`data: ${JSON.stringify(frame)}\n\n`))
      await once(response, 'drain', { signal });
  };
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  await delay(directives.delay, undefined, { signal });
  await send({ choices: [choice({ role: 'assistant', content: '' }, null)] });
  for await (const text of pace(plan.thoughts, directives.speed, signal)) {
    await send({ choices: [choice({ reasoning_content: text }, null)] });
  }
  const broken =
    directives.fault === 'hang' || directives.fault === 'cut' || directives.fault === 'garbage';
  const tokens = broken ? plan.tokens.slice(0, directives.after) : plan.tokens;
  for await (const text of pace(tokens, directives.speed, signal)) {
    await send({ choices: [choice({ content: text }, null)] });
  }
  if (directives.fault === 'hang') await once(signal, 'abort');
  if (directives.fault === 'cut') return void response.destroy();
  if (directives.fault === 'garbage') return void response.end('data: {"choices": [{]\n\n');
  for (const [index, call] of plan.toolCalls.entries()) {
    await send({ choices: [choice({ tool_calls: [{ index, ...toWire(call) }] }, null)] });
  }
  await send({ choices: [choice({}, finishReason)] });
  if (options.includeUsage && directives.usage === 'told')
    await send({ choices: [], usage: usageOf(plan) });
  response.end('data: [DONE]\n\n');
}

export function toWire({ id, name, arguments: written }: ToolCall) {
  return { id, type: 'function', function: { name, arguments: written } };
}

function choice(delta: object, finishReason: string | null) {
  return { index: 0, delta, finish_reason: finishReason };
}

/** As many tokens at a time as are due, so that a late timer does not slow the whole down. */
async function* pace(
  tokens: readonly string[],
  speed: number,
  signal: AbortSignal,
): AsyncIterable<string> {
  const begun = performance.now();
  for (let sent = 0; sent < tokens.length;) {
    const due = Math.max(1, Math.ceil(((performance.now() - begun) / 1_000) * speed)) - sent;
    if (due > 0) {
      const count = Math.min(due, tokensPerFrameLimit);
      yield tokens.slice(sent, sent + count).join('');
      sent += count;
    }
    if (due < tokensPerFrameLimit) await delay(frameMs, undefined, { signal });
  }
}
