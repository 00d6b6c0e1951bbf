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
  context: { endpoint: ModelEndpoint; log: Logger },
): Promise<void> {
  const deadline = setTimeout(() => attempt.stop('deadline'), start.limits.deadlineMs);
  const { endpoint, log } = context;
  try {
    const given = { start, endpoint, opening: buildPrompt(start) };
    await attempt.recordEnd(await continueConversation(attempt, given));
  } catch (error) {
    log.error({ err: error, ...attempt.key }, 'attempt failed unexpectedly');
    await attempt.recordEnd(failedEnd('internal', failureReasons.internal.sentence));
  } finally {
    clearTimeout(deadline);
  }
}
