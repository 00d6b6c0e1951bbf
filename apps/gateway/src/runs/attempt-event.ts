import type { RunDelta, RunEnd, RunStepReport, RunToolCall } from '@helix/contracts/gateway';
import type { AttemptRecord } from './attempt-record.ts';

export type AttemptEvent =
  | { readonly event: 'helix.run.delta'; readonly payload: RunDelta }
  | { readonly event: 'helix.run.step'; readonly payload: RunStepReport }
  | { readonly event: 'helix.run.tool-call'; readonly payload: RunToolCall }
  | { readonly event: 'helix.run.end'; readonly payload: RunEnd };

/** Whoever is told what an attempt does: the connection that started or resumed it last. */
export type Follower = { send(event: AttemptEvent): void };

export function toEvents(records: readonly AttemptRecord[]): AttemptEvent[] {
  return records.flatMap((record): AttemptEvent[] => {
    if ('step' in record) return [{ event: 'helix.run.step', payload: record.step }];
    return 'end' in record ? [{ event: 'helix.run.end', payload: record.end }] : [];
  });
}

/** What a follower has not seen. Neighbouring pieces of text become one. */
export function eventsAfter(events: readonly AttemptEvent[], afterSeq: number): AttemptEvent[] {
  const missed: AttemptEvent[] = [];
  for (const event of events) {
    if (event.payload.seq <= afterSeq) continue;
    const last = missed.at(-1);
    if (
      event.event === 'helix.run.delta' &&
      last?.event === 'helix.run.delta' &&
      last.payload.kind === event.payload.kind
    ) {
      const text = last.payload.text + event.payload.text;
      missed[missed.length - 1] = { event: event.event, payload: { ...event.payload, text } };
    } else {
      missed.push(event);
    }
  }
  return missed;
}
