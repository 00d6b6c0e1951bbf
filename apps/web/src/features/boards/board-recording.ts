import type { LiveEvent } from '../live/live-event.ts';

const recordings = new Set<LiveEvent[]>();

/** What happens while a board is being read is in its answer or not; whoever reads it keeps a record to be sure. */
export function recordEvents(): { stop(after: number): readonly LiveEvent[] } {
  const events: LiveEvent[] = [];
  recordings.add(events);
  return {
    stop(after) {
      recordings.delete(events);
      return events.filter(({ seq }) => seq > after);
    },
  };
}

export function noteEvent(event: LiveEvent): void {
  for (const events of recordings) events.push(event);
}
