import { expect, test } from 'vitest';
import { decideStart, type StartFacts } from './decide-start.ts';

const start = { runId: 'run_0123456789', attempt: 2, idempotencyKey: 'key' };
const nothing: StartFacts = {
  known: undefined,
  keyOwner: undefined,
  lastOver: undefined,
  isFull: false,
  draining: false,
};
const decide = (facts: Partial<StartFacts>) => {
  const decision = decideStart(start, { ...nothing, ...facts });
  return decision.kind === 'refuse' ? decision.refusal : decision.kind;
};

test('a start begins an attempt unless something stands against it', () => {
  expect(decide({})).toBe('begin');
  expect(decide({ known: { attempt: 1, idempotencyKey: 'older' } })).toBe('begin');
  expect(decide({ lastOver: 1 })).toBe('begin');
  expect(decide({ isFull: true })).toBe('noFreeSlot');
  expect(decide({ draining: true })).toBe('draining');
});

test('a repetition joins what there is, even when nothing new is taken', () => {
  const known = { attempt: 2, idempotencyKey: 'key' };
  expect(decide({ known, keyOwner: { runId: start.runId, attempt: 2 } })).toBe('join');
  expect(decide({ known, isFull: true, draining: true })).toBe('join');
});

test('what is older than the newest, or over, is stale', () => {
  expect(decide({ known: { attempt: 3, idempotencyKey: 'newer' } })).toBe('staleAttempt');
  expect(decide({ lastOver: 2 })).toBe('staleAttempt');
  expect(decide({ lastOver: 5 })).toBe('staleAttempt');
});

test('an idempotency key belongs to one attempt', () => {
  expect(decide({ keyOwner: { runId: 'run_other00000', attempt: 2 } })).toBe('keyReused');
  expect(decide({ keyOwner: { runId: start.runId, attempt: 1 } })).toBe('keyReused');
  expect(decide({ known: { attempt: 2, idempotencyKey: 'different' } })).toBe('keyReused');
});
