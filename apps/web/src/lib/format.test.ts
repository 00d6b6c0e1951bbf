import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCompact,
  formatDate,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
} from './format.ts';

describe('what people read', () => {
  test('numbers have groups, and a short form', () => {
    expect([formatNumber(1_234_567), formatCompact(12_345), formatPercent(0.256)]).toEqual([
      '1,234,567',
      '12.3K',
      '25.6%',
    ]);
  });

  test('small amounts of money keep the digits that say something', () => {
    expect([0, 12.345, 0.042, 0.00042, -3].map((amount) => formatMoney(amount))).toEqual([
      '$0.00',
      '$12.35',
      '$0.042',
      '$0.00042',
      '-$3.00',
    ]);
  });

  test('durations have two units at most', () => {
    const durations = [0, 340, 4_200, 59_400, 200_000, 3_600_000, 7_500_000, 273_600_000];
    expect(durations.map(formatDuration)).toEqual([
      '0 ms',
      '340 ms',
      '4.2 s',
      '59 s',
      '3 min 20 s',
      '1 h',
      '2 h 5 min',
      '3 d 4 h',
    ]);
  });

  test('sizes are decimal', () => {
    expect([999, 1_500, 250_000, 3_200_000_000].map(formatBytes)).toEqual([
      '999 B',
      '1.5 kB',
      '250 kB',
      '3.2 GB',
    ]);
  });

  test('a day is the same day everywhere, a moment is not', () => {
    expect(formatDate('2025-03-31', 'date', 'America/Los_Angeles')).toBe('31 March 2025');
    expect(formatDate('2025-03-31T01:30:00Z', 'dateTime', 'UTC')).toBe('31 Mar 2025, 01:30');
    expect(formatDate('2025-03-31T01:30:00Z', 'dateTime', 'America/New_York')).toBe(
      '30 Mar 2025, 21:30',
    );
  });

  test('the year is said when it is another one', () => {
    expect(formatDate('2019-03-31', 'day')).toBe('31 Mar 2019');
    expect(formatDate(Date.now(), 'day')).not.toMatch(/\d{4}/);
  });
});
