import { ModelCallError, streamModelCall, type ModelEndpoint, type ModelMessage } from '@helix/ai';
import type { ModelCallReport, RunStart, TranscriptEntry } from '@helix/contracts/gateway';
import { answerLimit, printMessage } from '../prompt/index.ts';
import type { LiveAttempt } from './attempt.ts';
import { failedEnd, type End } from './ending.ts';

type Identity = Pick<ModelCallReport, 'kind' | 'call' | 'provider' | 'model' | 'startedAt'>;
type Answer = Extract<TranscriptEntry, { kind: 'answer' }>;

/** One model call: on record before it is made, and with whatever came of it after. */
export async function askModel(
  attempt: LiveAttempt,
  request: {
    start: RunStart;
    endpoint: ModelEndpoint;
    messages: readonly ModelMessage[];
    call: number;
  },
): Promise<{ answer: Answer } | { end: End }> {
  const { start, endpoint, messages, call } = request;
  const tools = start.model.canUseTools ? start.tools : [];
  const step: Identity = {
    kind: 'model-call',
    call,
    provider: endpoint.provider,
    model: endpoint.model,
    startedAt: new Date().toISOString(),
  };
  attempt.recordStep({
    ...step,
    state: 'started',
    prompt: messages.map(printMessage),
    toolNames: tools.map(({ name }) => name),
  });
  const { maxOutputTokens: wanted, stallMs } = start.limits;
  const { contextWindow } = start.model;
  const maxOutputTokens = answerLimit({ contextWindow, maxOutputTokens: wanted });
  const limits = { maxOutputTokens, stallMs, signal: attempt.signal };
  try {
    const answer = await streamModelCall({ endpoint, messages, tools, ...limits }, attempt.write);
    const { text, thinking, toolCalls, providerData, ...told } = answer;
    const said = {
      text,
      toolCalls,
      ...(thinking !== '' && { thinking }),
      ...(providerData !== undefined && { providerData }),
    };
    const endedAt = new Date().toISOString();
    attempt.recordStep({ ...step, state: 'finished', endedAt, ...told, ...said });
    return { answer: { kind: 'answer', ...said } };
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    return { end: recordFailure(attempt, step, error) };
  }
}

function recordFailure(
  attempt: LiveAttempt,
  step: Identity,
  { reason, message, partial, retryAfterMs, isUnbilled }: ModelCallError,
): End {
  const { text, thinking, usage, timings } = partial;
  attempt.recordStep({
    ...step,
    state: 'failed',
    endedAt: new Date().toISOString(),
    reason,
    message,
    text,
    usage,
    timings,
    ...(isUnbilled && { isUnbilled }),
    ...(thinking !== '' && { thinking }),
  });
  return {
    ...failedEnd(reason, message),
    ...(text !== '' && { text }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
