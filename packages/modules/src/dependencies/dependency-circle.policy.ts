export type Edge = { readonly taskId: string; readonly blockedById: string };

/**
 * The shortest way by which a task waits for another, both ends named; nothing when it does not. Adding that the
 * other waits for it would close that way to a circle.
 */
export function findWait(
  edges: readonly Edge[],
  from: string,
  to: string,
): readonly string[] | undefined {
  const next = Map.groupBy(edges, ({ taskId }) => taskId);
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const id of queue) {
    if (id === to) return wayBack(cameFrom, to);
    for (const { blockedById } of next.get(id) ?? []) {
      if (cameFrom.has(blockedById)) continue;
      cameFrom.set(blockedById, id);
      queue.push(blockedById);
    }
  }
  return undefined;
}

function wayBack(cameFrom: ReadonlyMap<string, string | undefined>, to: string): string[] {
  const way: string[] = [];
  for (let id: string | undefined = to; id !== undefined; id = cameFrom.get(id)) way.push(id);
  return way.toReversed();
}
