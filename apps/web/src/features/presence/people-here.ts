import type { Presence } from '@helix/contracts/live';

type PersonHere = {
  readonly memberId: string;
  readonly name: string;
  readonly isWriting: boolean;
};

/** Each person once, however many pages they have open; without whoever asks, and without what has expired. */
export function peopleHere(
  presences: readonly Presence[],
  { memberId, taskId, now }: { memberId: string; taskId?: string | undefined; now: number },
): readonly PersonHere[] {
  const here = presences.filter(
    (presence) =>
      presence.memberId !== memberId &&
      Date.parse(presence.expiresAt) > now &&
      (taskId === undefined || presence.taskId === taskId),
  );
  return [...Map.groupBy(here, (presence) => presence.memberId).values()]
    .flatMap((pages) => {
      const [first] = pages;
      if (first === undefined) return [];
      const isWriting = pages.some((page) => page.isWriting);
      return [{ memberId: first.memberId, name: first.name, isWriting }];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
