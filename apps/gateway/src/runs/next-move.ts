import type { ToolRequest, TranscriptEntry } from '@helix/contracts/gateway';

export type Move =
  | { readonly kind: 'ask-model' }
  | { readonly kind: 'use-tool'; readonly request: ToolRequest }
  | { readonly kind: 'finish'; readonly text: string }
  | { readonly kind: 'give-up' };

/** What a conversation needs next: what was asked for first, then an answer to what is new. */
export function nextMove(transcript: readonly TranscriptEntry[], maxSteps: number): Move {
  const answered = new Set(
    transcript.flatMap((entry) => (entry.kind === 'tool-result' ? [entry.callId] : [])),
  );
  const answers = transcript.filter((entry) => entry.kind === 'answer');
  const request = answers
    .flatMap(({ toolCalls }) => toolCalls)
    .find(({ callId }) => !answered.has(callId));
  if (request) return { kind: 'use-tool', request };
  const last = transcript.at(-1);
  if (last?.kind === 'answer') return { kind: 'finish', text: last.text };
  return answers.length >= maxSteps ? { kind: 'give-up' } : { kind: 'ask-model' };
}
