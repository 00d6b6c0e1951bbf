import type { ChatMessage } from '@helix/contracts/chats';

/** What people said, then the run that answers it, then the answer when there is one. */
export type Turn =
  | { readonly kind: 'message'; readonly key: string; readonly message: ChatMessage }
  | {
      readonly kind: 'run';
      readonly key: string;
      readonly runId: string;
      /** Only the last turn can be stopped or tried again. */
      readonly isLast: boolean;
    };

/**
 * A conversation from its first to its last word. A run without an answer is shown where its answer would be: it is
 * under way, or it failed.
 */
export function turnsOf(messages: readonly ChatMessage[], latestRunId: string | undefined): Turn[] {
  const ordered = messages.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const answered = new Set(
    ordered.flatMap(({ author, runId }) => (author.kind === 'agent' && runId ? [runId] : [])),
  );
  const turns = ordered.flatMap((message, index): Turn[] => {
    const { runId } = message;
    const key = message.author.kind === 'agent' ? (runId ?? message.id) : message.id;
    const shown: Turn = { kind: 'message', key, message };
    const isLastOfRun = !ordered.slice(index + 1).some((later) => later.runId === runId);
    const isOpen = message.author.kind !== 'agent' && runId !== null && !answered.has(runId);
    if (!isOpen || !isLastOfRun || runId === latestRunId) return [shown];
    return [shown, { kind: 'run', key: runId, runId, isLast: false }];
  });
  if (latestRunId === undefined || answered.has(latestRunId)) return turns;
  return [...turns, { kind: 'run', key: latestRunId, runId: latestRunId, isLast: true }];
}
