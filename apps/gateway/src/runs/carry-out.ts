import { ModelCallError, streamModelCall, type ModelEndpoint } from '@helix/ai';
import type { RunEnd, RunStart, RunStepReport } from '@helix/contracts/gateway';
import { failureReasons, type FailureReasonName } from '@helix/contracts/runs';
import type { Logger } from '@helix/runtime';
import { buildPrompt } from '../prompt/index.ts';
import type { LiveAttempt } from './attempt.ts';

/** One attempt from its prompt to its end. Never rejects: whatever happens becomes an outcome. */
export async function carryOut(
  attempt: LiveAttempt,
  start: RunStart,
  context: { endpoint: ModelEndpoint | undefined; log: Logger },
): Promise<void> {
  const deadline = setTimeout(() => attempt.stop('deadline'), start.limits.deadlineMs);
  try {
    await attempt.recordEnd(await callModel(attempt, start, context.endpoint));
  } catch (error) {
    context.log.error({ err: error, ...attempt.key }, 'attempt failed unexpectedly');
    await attempt.recordEnd(failedEnd('internal', failureReasons.internal.sentence));
  } finally {
    clearTimeout(deadline);
  }
}

type End = Omit<RunEnd, 'runId' | 'attempt' | 'seq'>;
type StepIdentity = Pick<RunStepReport, 'kind' | 'call' | 'provider' | 'model' | 'startedAt'>;

async function callModel(
  attempt: LiveAttempt,
  start: RunStart,
  endpoint: ModelEndpoint | undefined,
): Promise<End> {
  if (!endpoint) return failedEnd('provider_model_missing', 'This model has no address.');
  const prompt = buildPrompt(start);
  const step: StepIdentity = {
    kind: 'model-call',
    call: 1,
    provider: endpoint.provider,
    model: endpoint.model,
    startedAt: new Date().toISOString(),
  };
  await attempt.recordStep({ ...step, state: 'started', prompt });
  try {
    const { maxOutputTokens, stallMs } = start.limits;
    const call = { endpoint, messages: prompt, maxOutputTokens, stallMs, signal: attempt.signal };
    const answer = await streamModelCall(call, attempt.write);
    await attempt.recordStep({
      ...step,
      state: 'finished',
      endedAt: new Date().toISOString(),
      ...answer,
    });
    return { outcome: 'succeeded', text: answer.text };
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    const { reason, message, partial, retryAfterMs } = error;
    await attempt.recordStep({
      ...step,
      state: 'failed',
      endedAt: new Date().toISOString(),
      reason,
      message,
      ...partial,
    });
    const end = failedEnd(reason, message);
    return {
      ...end,
      ...(partial.text === '' ? {} : { text: partial.text }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
}

function failedEnd(reason: FailureReasonName, message: string): End {
  return { outcome: failureReasons[reason].outcome, reason, message };
}
