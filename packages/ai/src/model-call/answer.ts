import { randomUUID } from 'node:crypto';
import type { LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider';
import type { FinishReason, ToolRequest } from '@helix/contracts/gateway';
import type { Provider } from '@helix/contracts/models';
import type { FailureReasonName, Usage } from '@helix/contracts/runs';
import { describe } from './classify-failure.ts';
import { JudgedFailure } from './judged-failure.ts';
import type { DeltaKind, ModelAnswer } from './model-call.ts';
import { isWorthKeeping, toProviderData, type AnswerPart } from './provider-data.ts';

/** Far beyond what any model writes at once: an address that sends without end must not fill the memory. */
const lengthLimit = 8_000_000;

type OnDelta = (kind: DeltaKind, text: string) => void;

/** Gathers an answer from the parts of a stream, and says in the end whether it is one. */
export function createAnswer(provider: Provider) {
  const begun = performance.now();
  const since = () => Math.round(performance.now() - begun);
  const parts: AnswerPart[] = [];
  const open = new Map<string, AnswerPart & { text: string }>();
  let firstTokenMs: number | null = null;
  let usage: Usage | null = null;
  let finish: FinishReason = 'other';
  let isComplete = false;
  const measure = limitLength();

  const begin = (id: string, part: AnswerPart & { text: string }) => {
    open.set(id, part);
    parts.push(part);
    return part;
  };
  const add = (kind: DeltaKind, part: { id: string; delta: string }, onDelta: OnDelta) => {
    if (part.delta === '') return;
    const type = kind === 'text' ? 'text' : 'reasoning';
    const block = open.get(part.id) ?? begin(part.id, { type, text: '' });
    firstTokenMs ??= since();
    block.text += part.delta;
    onDelta(kind, part.delta);
  };
  const textOf = (type: 'text' | 'reasoning') =>
    parts.flatMap((part) => (part.type === type ? [part.text] : [])).join('');
  const toolCalls = (): ToolRequest[] =>
    parts.flatMap((part) =>
      part.type === 'tool-call'
        ? [{ callId: part.toolCallId, name: part.toolName, input: part.input }]
        : [],
    );

  const read = (): ModelAnswer => ({
    text: textOf('text'),
    thinking: textOf('reasoning'),
    toolCalls: toolCalls(),
    providerData: toProviderData(provider, parts.filter(isWorthKeeping)),
    usage,
    finishReason: finish,
    timings: { firstTokenMs, totalMs: since() },
  });

  return {
    read,
    take(part: LanguageModelV4StreamPart, onDelta: OnDelta): void {
      measure(part);
      switch (part.type) {
        case 'error':
          throw part.error;
        case 'text-start':
        case 'reasoning-start':
          begin(part.id, { type: part.type === 'text-start' ? 'text' : 'reasoning', text: '' });
          mark(open.get(part.id), part.providerMetadata);
          return undefined;
        case 'text-delta':
        case 'reasoning-delta':
          add(part.type === 'text-delta' ? 'text' : 'thinking', part, onDelta);
          mark(open.get(part.id), part.providerMetadata);
          return undefined;
        case 'reasoning-end':
        case 'text-end':
          mark(open.get(part.id), part.providerMetadata);
          return undefined;
        case 'tool-call':
          firstTokenMs ??= since();
          parts.push(
            mark(
              {
                type: 'tool-call',
                toolCallId: uniqueCallId(part.toolCallId),
                toolName: part.toolName,
                input: parseInput(part.input),
              },
              part.providerMetadata,
            ),
          );
          return undefined;
        case 'finish':
          usage = toUsage(part.usage);
          finish = finishReasons[part.finishReason.unified] ?? 'other';
          isComplete = finish !== 'other' || part.finishReason.raw !== undefined;
          if (part.finishReason.unified === 'interrupted')
            throw new JudgedFailure(describe('provider_unavailable', ''));
          return undefined;
        default:
          return undefined;
      }
    },
    /** An answer that ended in order may still be none. */
    judge(): JudgedFailure | undefined {
      if (!isComplete) return new JudgedFailure(describe(...whatBroke(parts.length > 0)));
      const reason = findFault(read());
      return reason && new JudgedFailure(describe(reason, ''));
    },
  };
}

/** Words, thoughts and what tools are given count alike. */
function limitLength(): (part: LanguageModelV4StreamPart) => void {
  let length = 0;
  return (part) => {
    if ('delta' in part) length += part.delta.length;
    if (length > lengthLimit) {
      throw new JudgedFailure(describe('provider_bad_response', 'the answer has no end'));
    }
  };
}

function mark<P extends AnswerPart | undefined>(
  part: P,
  providerMetadata: AnswerPart['providerOptions'],
): P {
  for (const [provider, marks] of Object.entries(providerMetadata ?? {})) {
    if (part) {
      const known = part.providerOptions?.[provider];
      part.providerOptions = { ...part.providerOptions, [provider]: { ...known, ...marks } };
    }
  }
  return part;
}

/** Some providers count their calls from zero in each answer; results hang on ids that are unique in the run. */
function uniqueCallId(id: string): string {
  return id.length < 8 ? `${id}_${randomUUID()}` : id;
}

/** A model may write something that is no JSON; the tool will tell it so. */
function parseInput(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A stream that ends without saying why was cut off somewhere on the way, or was none from the start. */
function whatBroke(hasBegun: boolean): [FailureReasonName, string] {
  return hasBegun
    ? ['provider_unavailable', 'the answer ended in the middle']
    : ['provider_bad_response', 'there was no answer in what came back'];
}

function findFault({ finishReason, text, toolCalls }: ModelAnswer): FailureReasonName | undefined {
  if (finishReason === 'content_filter') return 'provider_refused';
  if (finishReason === 'length') return 'output_truncated';
  return text.trim() === '' && toolCalls.length === 0 ? 'empty_output' : undefined;
}

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content_filter',
  'tool-calls': 'tool_calls',
};

function toUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): Usage | null {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return null;
  // No call costs nothing: some report zeros when they were told nothing.
  if (inputTokens.total === 0 && outputTokens.total === 0) return null;
  return {
    inputTokens: inputTokens.total,
    outputTokens: outputTokens.total,
    cachedInputTokens: inputTokens.cacheRead ?? 0,
    ...(inputTokens.cacheWrite !== undefined && { cacheWriteTokens: inputTokens.cacheWrite }),
    reasoningTokens: outputTokens.reasoning ?? 0,
  };
}
