import type { GatewayNeed } from '@helix/modules/runs';
import { expect, test } from 'vitest';
import { createBackoff } from './backoff.ts';
import { chooseGateway } from './choose-gateway.ts';

const gateway = (name: string, slots: number, runs: string[] = [], unable: string[] = []) => ({
  name,
  freeSlots: () => slots,
  knew: (runId: string) => runs.includes(runId),
  isAbleTo: ({ provider }: GatewayNeed) => !unable.includes(provider),
});

test('the gateway with most room is chosen, and none when all are full', () => {
  expect(chooseGateway([gateway('a', 1), gateway('b', 5), gateway('c', 0)])?.name).toBe('b');
  expect(chooseGateway([gateway('a', 0)])).toBeUndefined();
  expect(chooseGateway([])).toBeUndefined();
});

test('a run goes back to the gateway that had its last attempt, if that has room', () => {
  const links = [gateway('a', 1, ['run']), gateway('b', 5)];
  expect(chooseGateway(links, { runId: 'run' })?.name).toBe('a');
  expect(chooseGateway([gateway('a', 0, ['run']), gateway('b', 5)], { runId: 'run' })?.name).toBe(
    'b',
  );
});

test('a run goes only where it can be carried out, however much room there is elsewhere', () => {
  const need: GatewayNeed = { provider: 'ollama', features: [] };
  const elsewhere = gateway('a', 9, ['run'], ['ollama']);
  expect(chooseGateway([elsewhere, gateway('b', 1)], { need, runId: 'run' })?.name).toBe('b');
  expect(chooseGateway([elsewhere], { need })).toBeUndefined();
});

test('waits double up to a limit, vary, and start small again after a success', () => {
  const backoff = createBackoff(() => 1);
  const waits = Array.from({ length: 10 }, () => backoff.next());
  expect(waits.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(waits.at(-1)).toBe(10_000);
  backoff.reset();
  expect(backoff.next()).toBe(100);
  expect(createBackoff(() => 0).next()).toBe(50);
});
