/** Numbers, money and times as people read them. Every text on a page that is one of these comes from here. */
const locale = 'en';

const numbers = new Intl.NumberFormat(locale);
const compactNumbers = new Intl.NumberFormat(locale, {
  notation: 'compact',
  maximumFractionDigits: 1,
});
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `12.3K` where there is no room for `12,345`. */
export function formatCompact(value: number): string {
  return compactNumbers.format(value);
}

/** Of a share: 0.25 is 25 %. */
export function formatPercent(share: number): string {
  return percents.format(share);
}

/** Small amounts keep the digits that say something: a call of $0.0042 is not $0.00. */
export function formatMoney(amount: number, currency = 'USD'): string {
  const size = Math.abs(amount);
  const digits = size === 0 || size >= 1 ? 2 : size >= 0.01 ? 3 : 5;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(amount);
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < byteUnits.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${byteUnits[unit] ?? 'B'}`;
}

/** `340 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`: two units at most. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined([minutes, 'min'], [seconds % 60, 's']);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return joined([hours, 'h'], [minutes % 60, 'min']);
  return joined([Math.floor(hours / 24), 'd'], [hours % 24, 'h']);
}

type Amount = readonly [value: number, unit: string];

function joined([value, unit]: Amount, [rest, restUnit]: Amount): string {
  return rest === 0 ? `${value} ${unit}` : `${value} ${unit} ${rest} ${restUnit}`;
}

const dateStyles = {
  /** 21 Nov, and the year when it is not this one. */
  day: { day: 'numeric', month: 'short' },
  /** 21 November 2026 */
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 21 Nov 2026, 14:05 */
  dateTime: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  /** Sat 21 Nov, 14:05 */
  dayTime: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  /** 14:05 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** Saturday, 21 November */
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof dateStyles;

const isDay = (at: string) => /^\d{4}-\d{2}-\d{2}$/.test(at);

/**
 * A moment in the time zone of whoever reads (or the one given), or a day such as `2026-11-21`, which has none.
 * What is rendered on the server too goes through `<Moment>`, which knows the reader's zone.
 */
export function formatDate(
  at: string | number,
  style: DateStyle = 'dateTime',
  timeZone?: string,
): string {
  const date = new Date(at);
  const zone = typeof at === 'string' && isDay(at) ? 'UTC' : timeZone;
  const isOtherYear = style === 'day' && date.getUTCFullYear() !== new Date().getUTCFullYear();
  return dateFormat(style, isOtherYear, zone).format(date);
}

/** Making one takes far longer than using it, and a board has a hundred dates. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(style: DateStyle, hasYear: boolean, timeZone: string | undefined) {
  const key = `${style} ${hasYear} ${timeZone ?? ''}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...dateStyles[style],
    ...(hasYear && { year: 'numeric' }),
    ...(timeZone !== undefined && { timeZone }),
  });
  dateFormats.set(key, made);
  return made;
}
