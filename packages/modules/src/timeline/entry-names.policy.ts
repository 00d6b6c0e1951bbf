import type { Named, TimelineEntry } from '@helix/contracts/timeline';

/** Everything that an entry calls by a name. */
export function namedIn(entry: TimelineEntry): Named[] {
  switch (entry.kind) {
    case 'changed':
      return entry.changes.flatMap(({ from, to }) => [...from, ...to]);
    case 'moved':
      return [entry.from, entry.to];
    case 'transferred':
      return [entry.board.from, entry.board.to];
    case 'dependency':
      return [entry.blockedBy];
    default:
      return [];
  }
}

/** The entry with names. What is not among them is gone, or not for the reader to know: then it has no id either. */
export function withNames(entry: TimelineEntry, names: ReadonlyMap<string, string>): TimelineEntry {
  const call = (one: Named): Named => {
    if (one.id === null) return one;
    const name = names.get(one.id);
    return name === undefined ? { id: null, name: null } : { id: one.id, name };
  };
  switch (entry.kind) {
    case 'changed': {
      const changes = entry.changes.map(({ field, from, to }) => ({
        field,
        from: from.map(call),
        to: to.map(call),
      }));
      return { ...entry, changes };
    }
    case 'moved':
      return { ...entry, from: call(entry.from), to: call(entry.to) };
    case 'transferred':
      return { ...entry, board: { from: call(entry.board.from), to: call(entry.board.to) } };
    case 'dependency':
      return { ...entry, blockedBy: call(entry.blockedBy) };
    default:
      return entry;
  }
}
