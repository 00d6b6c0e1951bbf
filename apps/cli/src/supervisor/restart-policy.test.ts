import { expect, test } from 'vitest';
import { defaultRestartPolicy, judgeDeath } from './restart-policy.ts';

const judge = (death: Partial<Parameters<typeof judgeDeath>[0]>) =>
  judgeDeath({ exitCode: 1, uptimeMs: 50, earlyDeaths: 0, ...death }, defaultRestartPolicy);

test('each early death waits twice as long as the one before, up to half a minute', () => {
  const waits = [0, 1, 2, 3, 8, 9].map((earlyDeaths) => judge({ earlyDeaths }));
  expect(waits.map((verdict) => verdict.kind === 'restart' && verdict.afterMs)).toEqual([
    100, 200, 400, 800, 25_600, 30_000,
  ]);
});

test('a process that lived well starts over with a short wait', () => {
  expect(judge({ uptimeMs: 10_000, earlyDeaths: 9 })).toEqual({
    kind: 'restart',
    afterMs: 100,
    earlyDeaths: 1,
  });
});

test('one that keeps dying young is given up, and a wrong configuration is never tried again', () => {
  expect(judge({ earlyDeaths: 10 }).kind).toBe('give_up');
  expect(judge({ exitCode: 78 }).kind).toBe('give_up');
});
