import type { QuietHours } from '@helix/contracts/notifications';

export type MailRhythm = {
  readonly quietHours: QuietHours | null;
  /** One mail a day, at this time. */
  readonly digestAt: string | null;
  readonly timeZone: string;
};

const gatherMs = 180_000;
const minuteMs = 60_000;
const dayMinutes = 1_440;

/** When something that happens now is mailed: after a while of gathering, and never in quiet hours. */
export function mailTime(now: Date, rhythm: MailRhythm): Date {
  if (rhythm.digestAt !== null) return nextAt(now, rhythm.digestAt, rhythm.timeZone);
  return afterQuiet(new Date(now.getTime() + gatherMs), rhythm);
}

/** The same time, or the end of the quiet hours that it is in. */
export function afterQuiet(at: Date, { quietHours, timeZone }: MailRhythm): Date {
  if (!quietHours || !isWithin(minuteOfDay(at, timeZone), quietHours)) return at;
  return nextAt(at, quietHours.to, timeZone);
}

function isWithin(minute: number, { from, to }: QuietHours): boolean {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
}

/** The next moment at which clocks there show that time, strictly later. A clock that skips it shows what follows. */
function nextAt(now: Date, time: string, timeZone: string): Date {
  const wanted = minutesOf(time);
  const start = Math.floor(now.getTime() / minuteMs) * minuteMs;
  const ahead = (wanted - minuteOfDay(now, timeZone) + dayMinutes) % dayMinutes || dayMinutes;
  const guess = start + ahead * minuteMs;
  // Where clocks are changed in between, the guess is off by the hour or so that they are changed by.
  const shown = minuteOfDay(new Date(guess), timeZone);
  const off = ((shown - wanted + dayMinutes + dayMinutes / 2) % dayMinutes) - dayMinutes / 2;
  const mended = guess - off * minuteMs;
  return new Date(mended > now.getTime() ? mended : guess);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteOfDay(at: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return minutesOf(format.format(at));
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
