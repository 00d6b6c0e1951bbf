import type { DateField, DateTest, Day } from './filter.ts';

/** Days of the calendar, `YYYY-MM-DD`, both ends included. */
export type DateRange = { readonly from?: string; readonly to?: string };

const dayMs = 86_400_000;

/** Nothing for a test that asks for no day at all. */
export function dateRangeOf(
  test: DateTest,
  field: DateField,
  today: string,
): DateRange | undefined {
  const dayOf = (day: Day) => resolveDay(day, field, today);
  switch (test.is) {
    case 'none':
    case 'any':
    case 'overdue':
      return undefined;
    case 'last-week':
      return weekOf(addDays(today, -7));
    case 'this-week':
      return weekOf(today);
    case 'next-week':
      return weekOf(addDays(today, 7));
    case 'between': {
      const ends = [dayOf(test.from), dayOf(test.to)].toSorted();
      return { from: ends[0] ?? today, to: ends[1] ?? today };
    }
    case '=':
      return { from: dayOf(test.day), to: dayOf(test.day) };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(test.is, dayOf(test.day), field !== 'due' && 'count' in test.day);
  }
}

/** An age compares the other way round: less than a week old is after a week ago. */
function compared(is: '<' | '<=' | '>' | '>=', day: string, isAge: boolean): DateRange {
  const before = is.startsWith('<') !== isAge;
  if (is.length === 2) return before ? { to: day } : { from: day };
  return before ? { to: addDays(day, -1) } : { from: addDays(day, 1) };
}

export function isWithin(day: string, range: DateRange): boolean {
  return (
    (range.from === undefined || day >= range.from) && (range.to === undefined || day <= range.to)
  );
}

function resolveDay(day: Day, field: DateField, today: string): string {
  if ('on' in day) return day.on;
  if ('named' in day) {
    return addDays(today, { today: 0, yesterday: -1, tomorrow: 1 }[day.named]);
  }
  const count = field === 'due' ? day.count : -day.count;
  if (day.unit === 'm') return addMonths(today, count);
  return addDays(today, day.unit === 'w' ? 7 * count : count);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** The same day of another month, or its last one. */
function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

function weekOf(day: string): DateRange {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(day, -weekday);
  return { from: monday, to: addDays(monday, 6) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is in a time zone at an instant. */
export function dayAt(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  let low = Date.parse(`${day}T00:00:00Z`) - 16 * 3_600_000;
  let high = low + 32 * 3_600_000;
  // Zones shift by whole minutes, and days follow each other: the first minute that is on the day is its start.
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (dayAt(new Date(middle), timeZone) < day) low = middle;
    else high = middle;
  }
  return new Date(high);
}
