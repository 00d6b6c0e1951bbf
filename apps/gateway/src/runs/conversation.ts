import type { ModelEndpoint, ModelMessage } from '@helix/ai';
import type { RunStart, TranscriptEntry } from '@helix/contracts/gateway';
import { fitWindow, messageOf } from '../prompt/index.ts';
import type { LiveAttempt } from './attempt.ts';
import { failedEnd, stoppedEnd, type End } from './ending.ts';
import { askModel } from './model-step.ts';
import { nextMove } from './next-move.ts';

/**
 * Model calls and tools in turn, from wherever the transcript stands, until there is an answer that asks for
 * nothing more. What it establishes is reported before it is built upon, so another attempt can go on from there.
 */
export async function continueConversation(
  attempt: LiveAttempt,
  given: { start: RunStart; endpoint: ModelEndpoint; opening: readonly ModelMessage[] },
): Promise<End> {
  const { start, endpoint, opening } = given;
  const transcript: TranscriptEntry[] = [...start.history];
  const window = {
    contextWindow: start.model.contextWindow,
    maxOutputTokens: start.limits.maxOutputTokens,
    tools: JSON.stringify(start.tools),
  };
  for (let call = 1; ;) {
    for (const message of attempt.takeMessages()) {
      const { messageId } = message;
      const at = new Date().toISOString();
      attempt.recordStep({ kind: 'message', state: 'finished', messageId, at });
      transcript.push({ kind: 'message', ...message });
    }
    const move = nextMove(transcript, start.limits.maxSteps);
    switch (move.kind) {
      case 'finish':
        return { outcome: 'succeeded', text: move.text };
      case 'give-up':
        return failedEnd('step_limit');
      case 'use-tool': {
        const { callId, name } = move.request;
        const result = await attempt.askTool(move.request).catch(() => undefined);
        if (!result) return stoppedEnd(attempt.signal);
        if (result.kind === 'suspend') return { outcome: 'suspended' };
        if (result.kind === 'finish') return { outcome: 'succeeded', text: result.text };
        const { output, isError } = result;
        transcript.push({ kind: 'tool-result', callId, name, output, isError });
        break;
      }
      case 'ask-model': {
        const whole = [...opening, ...transcript.map(messageOf)];
        const messages = fitWindow(whole, window);
        const asked = await askModel(attempt, { start, endpoint, messages, call });
        if ('end' in asked) return asked.end;
        transcript.push(asked.answer);
        call += 1;
        break;
      }
    }
  }
}
