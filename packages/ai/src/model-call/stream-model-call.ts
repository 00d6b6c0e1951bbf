import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { isFailureReason, type FailureReasonName } from '@helix/contracts/runs';
import { createAnswer } from './answer.ts';
import { classifyFailure, describe, type ClassifiedFailure } from './classify-failure.ts';
import { openModel } from '../providers/open-model.ts';
import { JudgedFailure } from './judged-failure.ts';
import { ModelCallError } from './model-call-error.ts';
import type { DeltaKind, ModelAnswer, ModelCall } from './model-call.ts';
import { toPrompt } from './to-prompt.ts';
import { toTools } from './to-tools.ts';

/** Asks a model once. Resolves with a whole answer; whatever is less than that throws ModelCallError. */
export async function streamModelCall(
  call: ModelCall,
  onDelta: (kind: DeltaKind, text: string) => void,
): Promise<ModelAnswer> {
  const { provider } = call.endpoint;
  const answer = createAnswer(provider);
  const guard = guardProgress(call);
  let hasLeft = false;
  try {
    guard.signal.throwIfAborted();
    const { model, fault, adapt = (options) => options } = await openModel(call.endpoint);
    guard.signal.throwIfAborted();
    hasLeft = true;
    const { stream } = await model.doStream(
      adapt({
        prompt: toPrompt(call.messages, provider),
        maxOutputTokens: call.maxOutputTokens,
        abortSignal: guard.signal,
        ...toTools(call),
        ...(call.endpoint.reasoning !== undefined && { reasoning: call.endpoint.reasoning }),
      }),
    );
    for await (const part of readable(stream)) {
      if (isProgress(part)) guard.progressed();
      answer.take(part, onDelta);
    }
    const told = fault?.();
    if (told) throw new JudgedFailure(told);
    const judged = answer.judge();
    if (judged) throw judged;
    return answer.read();
  } catch (error) {
    const stopped = guard.stopped();
    const failure = stopped ? { ...stopped, isUnbilled: !hasLeft } : toFailure(error);
    throw new ModelCallError(withoutKey(failure, call.endpoint.apiKey), answer.read());
  } finally {
    guard.release();
  }
}

/** Whatever a stream cannot make sense of is what the provider sent. */
async function* readable<T>(stream: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* stream;
  } catch (error) {
    const failure = toFailure(error);
    const isOurs = failure.reason === 'internal';
    throw new JudgedFailure(isOurs ? describe('provider_bad_response', '') : failure);
  }
}

function toFailure(error: unknown): ClassifiedFailure {
  return error instanceof JudgedFailure ? error.failure : classifyFailure(error);
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
