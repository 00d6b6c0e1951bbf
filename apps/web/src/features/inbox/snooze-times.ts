import { messages } from './messages.ts';

export type SnoozeTime = { readonly id: string; readonly label: string; readonly until: Date };

const morning = 9;

/** When something that can wait is wanted again. */
export function snoozeTimes(now: Date): readonly SnoozeTime[] {
  const { hours, tomorrow, week, month } = messages.snoozeTimes;
  return [
    { id: 'hours', label: hours, until: new Date(now.getTime() + 3 * 3_600_000) },
    { id: 'tomorrow', label: tomorrow, until: morningIn(now, 1) },
    { id: 'week', label: week, until: morningIn(now, (8 - now.getDay()) % 7 || 7) },
    { id: 'month', label: month, until: sameDayNextMonth(now) },
  ];
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}

function sameDayNextMonth(now: Date): Date {
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const lastDay = new Date(year, month + 2, 0).getDate();
  return new Date(year, month + 1, Math.min(now.getDate(), lastDay), morning);
}
