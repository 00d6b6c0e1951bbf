import { createHash } from 'node:crypto';
import { plainText, userText, type ChatRequest } from './chat-request.ts';
import { readBlocks } from './directive-blocks.ts';

export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

/**
 * `tool=name {"json": true}`. The tools of one block are asked for together, those of the next block in the next
 * answer. Arguments are passed on as they are written, so that wrong ones can be tried.
 */
export function nextToolCalls(request: ChatRequest): ToolCall[] {
  if (!request.tools || request.tools.length === 0) return [];
  const steps = readBlocks(userText(request))
    .map((block) => block.flatMap(([name, value]) => (name === 'tool' ? [value] : [])))
    .filter((step) => step.length > 0);
  const done = request.messages.filter(({ tool_calls: calls }) => calls && calls.length > 0);
  return (steps[done.length] ?? []).map((written, index) => {
    const [, name = '', input = ''] = /^(\S+)\s*([\s\S]*)$/.exec(written) ?? [];
    const seed = `${userText(request)}:${done.length}:${index}`;
    const id = `call_${createHash('sha256').update(seed).digest('hex').slice(0, 16)}`;
    return { id, name, arguments: input === '' ? '{}' : input };
  });
}

/** What the tools gave that were asked for, oldest first. */
export function readToolResults({ messages }: ChatRequest): { name: string; result: string }[] {
  const names = new Map(
    messages.flatMap(({ tool_calls: calls }) =>
      (calls ?? []).map((call) => [call.id, call.function.name] as const),
    ),
  );
  return messages.flatMap((message) =>
    message.role === 'tool'
      ? [{ name: names.get(message.tool_call_id ?? '') ?? 'tool', result: plainText(message) }]
      : [],
  );
}
