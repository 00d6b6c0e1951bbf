import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { memoryRemoved } from '@helix/contracts/memories';
import type { Transaction } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { setUp, startApi, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ organizationId } = await setUp(api.url));
});
afterAll(() => api.stop());

const say = (tx: Transaction, memoryId: string) =>
  tx.emit({
    event: memoryRemoved,
    organizationId,
    actor: { kind: 'service', id: 'test', name: 'Test' },
    data: { memoryId, agentId: null },
  });
const write = (tx: Transaction, text: string) =>
  tx.sql.query('insert into search_words (organization_id, word) values ($1, $2)', [
    organizationId,
    text,
  ]);
const written = async (pattern: string) => {
  const { rows } = await api.ctx.transaction((tx) =>
    tx.sql.query('select word from search_words where word like $1 order by word', [pattern]),
  );
  return rows.map((row) => (row as { word: string }).word);
};
const saidIds = async () => {
  const { rows } = await api.ctx.transaction((tx) =>
    tx.sql.query("select data from events where type = 'memory.removed' order by seq", []),
  );
  return rows.map((row) => (row as { data: { memoryId: string } }).data.memoryId);
};
const id = (letter: string) => `memory_${letter.repeat(12)}`;
const failing = async () => {
  throw new Error('no');
};

test('a part that fails takes back what it wrote and said, however deep it is, and the rest stays', async () => {
  const hint = vi.fn(async () => undefined);
  const lost = vi.fn(async () => undefined);
  await api.ctx.transaction(async (tx) => {
    await write(tx, 'part-a');
    say(tx, id('a'));
    tx.afterCommit(hint);
    const outer = tx.part(async () => {
      await write(tx, 'part-b');
      say(tx, id('b'));
      tx.afterCommit(lost);
      await tx.part(failing).catch(() => undefined);
      await tx.sql.query('select 1 / 0', []);
    });
    await expect(outer).rejects.toThrow('division by zero');
    await tx.part(() => write(tx, 'part-c'));
    say(tx, id('c'));
    expect(hint).not.toHaveBeenCalled();
  });
  expect(await written('part-%')).toEqual(['part-a', 'part-c']);
  expect(await saidIds()).toEqual([id('a'), id('c')]);
  expect(hint).toHaveBeenCalledOnce();
  expect(lost).not.toHaveBeenCalled();
});

test('a hint is given only for what was committed, and one that fails is nobody’s trouble', async () => {
  const hint = vi.fn(failing);
  const rolledBack = api.ctx.transaction(async (tx) => {
    tx.afterCommit(hint);
    await failing();
  });
  await expect(rolledBack).rejects.toThrow('no');
  expect(hint).not.toHaveBeenCalled();
  await api.ctx.transaction(async (tx) => tx.afterCommit(hint));
  expect(hint).toHaveBeenCalledOnce();
});
