import { getTableColumns } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { actorSchema } from '@helix/contracts';
import type { ArchiveTable } from './archive-tables.queries.ts';

export type ArchiveRow = Readonly<Record<string, unknown>>;

/** Of the tenant itself; a row belongs to the organization it is read into. */
const tenantColumn = 'organizationId';
const maxTextLength = 2_000_000;
const maxListLength = 10_000;

/** Which columns of a table are in an archive. */
export function archivedColumns({ table, omit = [] }: ArchiveTable): [string, PgColumn][] {
  return Object.entries(getTableColumns(table)).filter(
    ([name, { generated }]) =>
      name !== tenantColumn && !omit.includes(name) && generated === undefined,
  );
}

/** What a row must look like to be written: nothing missing that has no default, nothing that is not known. */
export function rowSchemaOf(kind: ArchiveTable): z.ZodType<ArchiveRow> {
  const shape = archivedColumns(kind).map(([name, column]): [string, z.ZodType] => {
    const schema = kind.forms?.[name] ?? schemaOf(column);
    const nullable = column.notNull ? schema : schema.nullable();
    return [name, column.hasDefault || !column.notNull ? nullable.optional() : nullable];
  });
  return z.strictObject(Object.fromEntries(shape));
}

/** A row as it is written to a line. */
export function toLine(row: ArchiveRow, columns: readonly string[]): ArchiveRow {
  return Object.fromEntries(columns.map((name) => [name, row[name]]));
}

function schemaOf(column: PgColumn): z.ZodType {
  switch (column.dataType) {
    case 'number':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'date':
      return z.iso.datetime().transform((iso) => new Date(iso));
    case 'array':
      return z.array(z.string().max(500)).max(maxListLength);
    case 'json':
      return z.json();
    default:
      return column.enumValues === undefined || column.enumValues.length === 0
        ? z.string().max(maxTextLength)
        : z.enum(column.enumValues);
  }
}

export const memberRowSchema = z.strictObject({
  id: z.string(),
  email: z.email().max(254),
  name: z.string().min(1).max(100),
  role: z.enum(['viewer', 'member', 'admin', 'owner']),
  removedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type MemberRow = z.infer<typeof memberRowSchema>;

export const organizationRowSchema = z.strictObject({
  name: z.string().min(1).max(100),
  settings: z.record(z.string(), z.unknown()),
});

export const historyRowSchema = z.strictObject({
  type: z.string().max(100),
  at: z.iso.datetime(),
  actor: actorSchema,
  runId: z.string().nullable(),
  boardId: z.string().nullable(),
  taskId: z.string(),
  audience: z.string().nullable(),
  data: z.unknown(),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

export const fileRowSchema = z.strictObject({
  id: z.string(),
  purpose: z.string().max(100),
  size: z.int().min(0),
  sha256: z.string(),
});
export type FileRow = z.infer<typeof fileRowSchema>;
