import type { TranscriptEntry } from '@helix/contracts/gateway';
import type { StepDetail } from '@helix/contracts/runs';

export type EstablishedStep = {
  readonly state: 'started' | 'finished' | 'failed';
  readonly text: string | null;
  readonly detail: StepDetail;
  readonly providerData: Record<string, unknown> | null;
};

/** What a run has established so far, from its steps in order: the conversation that the next attempt continues. */
export function transcriptOf(steps: readonly EstablishedStep[]): TranscriptEntry[] {
  return steps.flatMap(({ state, text, detail, providerData }): TranscriptEntry[] => {
    // What was begun and not finished has established nothing; a model is asked again.
    if (state !== 'finished') return [];
    switch (detail.kind) {
      case 'model-call': {
        const { thinking, toolCalls } = detail;
        return [
          {
            kind: 'answer',
            text: text ?? '',
            toolCalls,
            ...(thinking !== null && { thinking }),
            ...(providerData !== null && { providerData }),
          },
        ];
      }
      case 'tool-call': {
        const { callId, name, isError } = detail;
        return [{ kind: 'tool-result', callId, name, output: text ?? '', isError }];
      }
      case 'message':
        return [
          { kind: 'message', messageId: detail.messageId, from: detail.from, text: text ?? '' },
        ];
    }
    return [];
  });
}
