import { createHash } from 'node:crypto';

/** The same text always gives the same choices. */
export type Choices = {
  pick<T>(options: readonly [T, ...T[]]): T;
  /** In turn, from some first one: neighbours differ. */
  next<T>(options: readonly [T, ...T[]]): T;
};

export function createChoices(text: string): Choices {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0) | 1;
  const draw = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  let turn = draw() % 1_000;
  return {
    pick: (options) => options[draw() % options.length] ?? options[0],
    next(options) {
      turn += 1;
      return options[turn % options.length] ?? options[0];
    },
  };
}
