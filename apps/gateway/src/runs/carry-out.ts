import type { ModelEndpoint } from '@helix/ai';
import type { RunStart } from '@helix/contracts/gateway';
import { failureReasons } from '@helix/contracts/runs';
import type { Logger } from '@helix/runtime';
import { buildPrompt } from '../prompt/index.ts';
import type { LiveAttempt } from './attempt.ts';
import { continueConversation } from './conversation.ts';
import { failedEnd } from './ending.ts';

/** One attempt from its prompt to its end. Never rejects: whatever happens becomes an outcome. */
export async function carryOut(
  attempt: LiveAttempt,
  start: RunStart,
  context: { endpoint: ModelEndpoint | undefined; log: Logger },
): Promise<void> {
  const deadline = setTimeout(() => attempt.stop('deadline'), start.limits.deadlineMs);
  const { endpoint, log } = context;
  try {
    const end = endpoint
      ? await continueConversation(attempt, { start, endpoint, opening: buildPrompt(start) })
      : failedEnd('provider_model_missing', 'This model has no address.');
    await attempt.recordEnd(end);
  } catch (error) {
    log.error({ err: error, ...attempt.key }, 'attempt failed unexpectedly');
    await attempt.recordEnd(failedEnd('internal', failureReasons.internal.sentence));
  } finally {
    clearTimeout(deadline);
  }
}
