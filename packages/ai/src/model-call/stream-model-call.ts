import type { LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider';
import type { FinishReason } from '@helix/contracts/gateway';
import { isFailureReason, type FailureReasonName, type Usage } from '@helix/contracts/runs';
import { classifyFailure, describe, type ClassifiedFailure } from './classify-failure.ts';
import { openLanguageModel, toPrompt } from './language-model.ts';
import { ModelCallError } from './model-call-error.ts';
import type { ModelAnswer, ModelCall } from './model-call.ts';

/** Asks a model once. Resolves with a whole answer; whatever is less than that throws ModelCallError. */
export async function streamModelCall(
  call: ModelCall,
  onDelta: (text: string) => void,
): Promise<ModelAnswer> {
  const answer = createAnswer();
  const guard = guardProgress(call);
  try {
    guard.signal.throwIfAborted();
    const model = await openLanguageModel(call.endpoint);
    const { stream } = await model.doStream({
      prompt: toPrompt(call.messages),
      maxOutputTokens: call.maxOutputTokens,
      abortSignal: guard.signal,
    });
    for await (const part of stream) {
      if (isProgress(part)) guard.progressed();
      answer.take(part, onDelta);
    }
    const judged = answer.judge();
    if (judged) throw judged;
    return {
      text: answer.text(),
      usage: answer.usage(),
      finishReason: answer.finish(),
      timings: answer.timings(),
    };
  } catch (error) {
    const failure = guard.stopped() ?? toFailure(error);
    const partial = { text: answer.text(), usage: answer.usage(), timings: answer.timings() };
    throw new ModelCallError(withoutKey(failure, call.endpoint.apiKey), partial);
  } finally {
    guard.release();
  }
}

class Judged extends Error {
  readonly failure: ClassifiedFailure;
  constructor(failure: ClassifiedFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

function toFailure(error: unknown): ClassifiedFailure {
  return error instanceof Judged ? error.failure : classifyFailure(error);
}

function createAnswer() {
  const begun = performance.now();
  const since = () => Math.round(performance.now() - begun);
  let text = '';
  let firstTokenMs: number | null = null;
  let usage: Usage | null = null;
  let finish: FinishReason = 'other';
  return {
    text: () => text,
    usage: () => usage,
    finish: () => finish,
    timings: () => ({ firstTokenMs, totalMs: since() }),
    take(part: LanguageModelV4StreamPart, onDelta: (text: string) => void): void {
      if (part.type === 'error') throw part.error;
      if (part.type === 'text-delta' && part.delta !== '') {
        firstTokenMs ??= since();
        text += part.delta;
        onDelta(part.delta);
      }
      if (part.type === 'finish') {
        usage = toUsage(part.usage);
        finish = toFinishReason(part.finishReason.unified);
        if (part.finishReason.unified === 'interrupted')
          throw new Judged(describe('provider_unavailable', ''));
      }
    },
    /** An answer that ended in order may still be none. */
    judge(): Judged | undefined {
      const reason = findFault(finish, text);
      return reason && new Judged(describe(reason, ''));
    },
  };
}

function findFault(finish: FinishReason, text: string): FailureReasonName | undefined {
  if (finish === 'content_filter') return 'provider_refused';
  if (finish === 'length') return 'output_truncated';
  return text.trim() === '' ? 'empty_output' : undefined;
}

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content_filter',
  'tool-calls': 'tool_calls',
};

function toFinishReason(unified: string): FinishReason {
  return finishReasons[unified] ?? 'other';
}

function toUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): Usage | null {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return null;
  return {
    inputTokens: inputTokens.total,
    outputTokens: outputTokens.total,
    cachedInputTokens: inputTokens.cacheRead ?? 0,
    reasoningTokens: outputTokens.reasoning ?? 0,
  };
}

const progress: ReadonlySet<LanguageModelV4StreamPart['type']> = new Set([
  'text-delta',
  'reasoning-delta',
  'tool-input-delta',
]);

/** A connection that is merely open, or kept open by pings, gets nobody anywhere. */
function isProgress(part: LanguageModelV4StreamPart): boolean {
  return progress.has(part.type);
}

/** One signal for everything that ends a call early, and the reason that came first. */
function guardProgress({ signal, stallMs }: ModelCall) {
  const controller = new AbortController();
  let reason: FailureReasonName | undefined;
  const stop = (why: FailureReasonName) => {
    reason ??= why;
    controller.abort();
  };
  const stalled = setTimeout(() => stop('stalled'), stallMs);
  const follow = () => {
    const told: unknown = signal.reason;
    stop(typeof told === 'string' && isFailureReason(told) ? told : 'cancelled_by_user');
  };
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    progressed: () => void stalled.refresh(),
    stopped: () => (reason === undefined ? undefined : describe(reason, '')),
    release() {
      clearTimeout(stalled);
      signal.removeEventListener('abort', follow);
      // Closes the connection if the answer was given up before its end.
      controller.abort();
    },
  };
}

/** Some providers repeat the key that they refuse. */
function withoutKey(failure: ClassifiedFailure, apiKey: string | undefined): ClassifiedFailure {
  if (apiKey === undefined || apiKey === '') return failure;
  return { ...failure, message: failure.message.replaceAll(apiKey, '[key]') };
}
