import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { schema } from '@helix/db';
import { archivedColumns, rowSchemaOf } from './archive-row.queries.ts';
import { archiveTables, notInArchives } from './archive-tables.queries.ts';

test('every table is in archives or stays behind for a reason', () => {
  const archived = new Set<unknown>(archiveTables.map(({ table }) => table));
  const decided = Object.entries(schema).map(([name, table]) => [
    name,
    archived.has(table) !== name in notInArchives,
  ]);
  expect(decided.filter(([, isDecided]) => !isDecided)).toEqual([]);
  expect(Object.keys(notInArchives).filter((name) => !(name in schema))).toEqual([]);
});

test('nothing that sounds like a secret is in an archive', () => {
  const columns = archiveTables.flatMap((kind) =>
    archivedColumns(kind).map(([name]) => `${kind.kind}.${name}`),
  );
  const secret = /secret|password|hash|encrypted|sealed|token$|apiKey|lastFour/i;
  expect(columns.filter((name) => secret.test(name))).toEqual([]);
});

test('what a row points to is written before it', () => {
  const order = new Map<unknown, number>(archiveTables.map(({ table }, index) => [table, index]));
  const wrong = archiveTables.flatMap(({ kind, table, later = [] }, index) =>
    getTableConfig(table).foreignKeys.flatMap((key) => {
      const { columns, foreignTable } = key.reference();
      const isLater = columns.some((column) => later.includes(propertyOf(table, column.name)));
      const isBefore = (order.get(foreignTable) ?? -1) < index;
      return isBefore || isLater ? [] : [`${kind} → ${getTableName(foreignTable)}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['skills', { name: '(a+)+' }, 'name'],
  ['skills', { frontMatter: 'a: [' }, 'frontMatter'],
  ['skill-files', { path: '../escaped' }, 'path'],
])('a row of %s with %j is refused', (kind, row, field) => {
  const table = archiveTables.find((one) => one.kind === kind);
  const read = table && rowSchemaOf(table).safeParse(row);
  expect(read?.error?.issues.find(({ path }) => path[0] === field)?.code).not.toBe(undefined);
});

function propertyOf(table: PgTable, column: string): string {
  return Object.entries(getTableColumns(table)).find(([, { name }]) => name === column)?.[0] ?? '';
}
