/**
 * Gathers what is added while the batch before it is on its way, and sends it together. One batch at a time,
 * so things arrive in the order in which they were added.
 */
export type Batches<Item> = { add(item: Item): Promise<void>; flushed(): Promise<void> };

export function createBatches<Item>(
  send: (items: readonly Item[]) => Promise<void>,
): Batches<Item> {
  let gathering: { items: Item[]; sent: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();
  return {
    add(item) {
      if (gathering) {
        gathering.items.push(item);
        return gathering.sent;
      }
      const items = [item];
      const sent = last.then(nextTurn).then(() => {
        gathering = undefined;
        return send(items);
      });
      gathering = { items, sent };
      last = sent.catch(() => undefined);
      return sent;
    },
    flushed: () => last,
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
