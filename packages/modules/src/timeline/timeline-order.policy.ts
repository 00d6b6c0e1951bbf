/** Where an entry stands: by time, and at the same time by where it comes from and by its own order there. */
export type TimelineKey = { readonly at: number; readonly source: number; readonly id: string };
export type TimelineOrder = 'newest' | 'oldest';

/** Which goes first when told from the beginning. */
export const sources = { event: 0, comment: 1, run: 2 } as const;

export function compareKeys(a: TimelineKey, b: TimelineKey): number {
  return a.at - b.at || a.source - b.source || compareIds(a.id, b.id);
}

/** Ids of one source have the same length, but numbers of events do not. */
function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function writeCursor({ at, source, id }: TimelineKey): string {
  return `${at}.${source}.${id}`;
}

/** Nothing when it is not one that was given out. */
export function readCursor(text: string): TimelineKey | undefined {
  const [, at, source, id] =
    /^(\d{1,13})\.([012])\.(\d{1,15}|[a-z]+_[0-9a-z]{1,40})$/.exec(text) ?? [];
  if (at === undefined || source === undefined || id === undefined) return undefined;
  const isNumber = /^\d+$/.test(id);
  if (isNumber !== (Number(source) === sources.event)) return undefined;
  return { at: Number(at), source: Number(source), id };
}
