/** A job that was running in this many dying engines may be what kills them. */
export const suspectCrashes = 2;

export type Trial = {
  /** Resolves when it is this one's turn, with what ends the turn. */
  enter(): Promise<() => void>;
  /** Nobody's turn comes any more. */
  close(): void;
};

/** Suspects go on one at a time, each when the one before has come through or has had its time: the guilty one dies alone. */
export function createTrial(turnLimitMs: number): Trial {
  let last: Promise<void> = Promise.resolve();
  let isClosed = false;
  return {
    async enter() {
      const before = last;
      const turn = Promise.withResolvers<void>();
      last = before.then(() => turn.promise);
      await before;
      if (isClosed) await new Promise(() => undefined);
      const limit = setTimeout(turn.resolve, turnLimitMs);
      return () => {
        clearTimeout(limit);
        turn.resolve();
      };
    },
    close() {
      isClosed = true;
    },
  };
}
