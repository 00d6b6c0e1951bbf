import { Cron } from 'croner';

export type Calendar = {
  readonly cron: string;
  readonly timeZone: string;
  readonly backfill: 'all' | 'last' | 'none';
};

/** More ticks than this are made up for in several rounds. */
const mostTicks = 500;

/** Which ticks to fire now, given the one that is due, and which one is next. */
export function planTicks(
  calendar: Calendar,
  due: Date,
  now: { at: Date; graceMs: number },
): { readonly fire: readonly Date[]; readonly next: Date | null } {
  const cron = parse(calendar);
  const passed: Date[] = [];
  let next: Date | null = due;
  while (next !== null && next <= now.at && passed.length < mostTicks) {
    passed.push(next);
    next = cron.nextRun(next);
  }
  const last = passed.at(-1);
  if (last === undefined || calendar.backfill === 'all') return { fire: passed, next };
  const isFresh = now.at.getTime() - last.getTime() <= now.graceMs;
  const caughtUp = next === null || next > now.at;
  if (!caughtUp) return { fire: [], next };
  return { fire: calendar.backfill === 'last' || isFresh ? [last] : [], next };
}

/** The first tick after a moment; null when the calendar knows none. */
export function firstTick(calendar: Calendar, after: Date): Date | null {
  return parse(calendar).nextRun(after);
}

function parse({ cron, timeZone }: Calendar): Cron {
  return new Cron(cron, { timezone: timeZone, paused: true });
}
