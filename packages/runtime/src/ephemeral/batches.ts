/** Gathers what is published in one turn of the event loop and sends it together, in order, one batch at a time. */
export type Publisher = { publish(payload: string): Promise<void>; flushed(): Promise<void> };

export function createPublisher(send: (payloads: readonly string[]) => Promise<void>): Publisher {
  let gathering: { payloads: string[]; sent: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();
  return {
    publish(payload) {
      if (gathering) {
        gathering.payloads.push(payload);
        return gathering.sent;
      }
      const batch: string[] = [payload];
      const sent = last.then(nextTurn).then(() => {
        gathering = undefined;
        return send(batch);
      });
      gathering = { payloads: batch, sent };
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
