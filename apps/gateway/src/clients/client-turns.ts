import type { ClientTell } from '@helix/contracts/gateway';

/** What a client has been told of each turn that is not over, and by which engine. */
export type ClientTurns<Engine> = {
  /** False for what it was told before, which an engine that takes over cannot always know. */
  isNews(event: ClientTell['event'], payload: ClientTell['payload'], engine: Engine): boolean;
  /** Where to go on with the turns that this engine told of. */
  takeFrom(engine: Engine): { runId: string; afterSeq: number }[];
};

const lastStates: readonly unknown[] = ['final', 'aborted', 'error'];

export function createClientTurns<Engine>(): ClientTurns<Engine> {
  const turns = new Map<string, { seq: number; engine: Engine }>();
  return {
    isNews(event, payload, engine) {
      const { runId, seq } = payload;
      if (seq <= (turns.get(runId)?.seq ?? -1)) return false;
      const isOver = event === 'chat' && lastStates.includes(payload['state']);
      if (isOver) turns.delete(runId);
      else turns.set(runId, { seq, engine });
      return true;
    },
    takeFrom(engine) {
      return [...turns]
        .filter(([, turn]) => turn.engine === engine)
        .map(([runId, { seq }]) => ({ runId, afterSeq: seq }));
    },
  };
}
