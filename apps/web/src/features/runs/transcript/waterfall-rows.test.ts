import { expect, test } from 'vitest';
import type { ToolItem } from './transcript.ts';
import { waterfallRows } from './waterfall-rows.ts';

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const tool = (from: number, to: number | null, about: Partial<ToolItem> = {}): ToolItem => ({
  ...{ kind: 'tool', key: `${from}`, number: 1, attempt: 1, stepId: 'step_1', state: 'finished' },
  ...{ name: 'recall', input: {}, output: '', startedAt: at(from) },
  endedAt: to === null ? null : at(to),
  ...about,
});

test('bars stand where their time was', () => {
  expect(waterfallRows([tool(0, 5), tool(5, 10)], 0)).toMatchObject([
    { left: 0, width: 0.5, tookMs: 5_000 },
    { left: 0.5, width: 0.5 },
  ]);
});

test('a long wait between two steps takes little room', () => {
  const [first, second] = waterfallRows([tool(0, 5), tool(605, 610)], 0);
  expect(first?.width).toBeGreaterThan(0.4);
  expect(second?.left).toBeLessThan(0.6);
});

test('what has not ended goes on until now; what another run did is left out', () => {
  const open = tool(10, null, { state: 'open' });
  expect(waterfallRows([tool(0, 4, { attempt: 0 }), open], 25_000)).toMatchObject([
    { tookMs: 15_000, left: 0, width: 1 },
  ]);
});
