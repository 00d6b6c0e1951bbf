import type { z } from 'zod';
import type { Db } from '@helix/db';
import {
  rowSchemaOf,
  type ArchiveRow,
  type ArchiveTable,
  type WithoutPerson,
} from '../exports/index.ts';
import type { Renaming } from './archive-ids.ts';
import { fillColumn, insertRows } from './import.queries.ts';

const rowsAtOnce = 500;

export type Destination = {
  readonly organizationId: string;
  /** Who reads the archive. */
  readonly importerId: string;
  readonly renaming: Renaming;
  /** People of the archive that are members here. */
  readonly isMember: (oldId: string) => boolean;
};

/** Writes all rows of a kind, under new ids, and says how many. */
export async function placeRows(
  db: Db,
  destination: Destination,
  kind: ArchiveTable,
  read: (schema: z.ZodType<ArchiveRow>) => AsyncIterable<ArchiveRow>,
): Promise<number> {
  const links = new Map((kind.later ?? []).map((column) => [column, [] as [string, string][]]));
  let count = 0;
  for await (const rows of inBatches(read(rowSchemaOf(kind)))) {
    const placed = rows.flatMap((row) => {
      const inTheirPlace = replacePeople(kind, row, destination);
      if (!inTheirPlace) return [];
      const next: Record<string, unknown> = {
        ...Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            destination.renaming.everywhere(value),
          ]),
        ),
        ...inTheirPlace,
        organizationId: destination.organizationId,
      };
      for (const [column, pairs] of links) {
        const target = next[column];
        if (typeof target === 'string') pairs.push([String(next['id']), target]);
        next[column] = null;
      }
      return [next];
    });
    await insertRows(db, kind, placed);
    count += placed.length;
  }
  for (const [column, pairs] of links) {
    for (let at = 0; at < pairs.length; at += rowsAtOnce) {
      await fillColumn(db, { table: kind.table, column }, pairs.slice(at, at + rowsAtOnce));
    }
  }
  return count;
}

export async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What stands instead of people who are not members here; nothing when the row means nothing without them. */
function replacePeople(
  { people = {} }: ArchiveTable,
  row: ArchiveRow,
  { isMember, importerId }: Destination,
): Record<string, string | null> | undefined {
  const changes: Record<string, string | null> = {};
  for (const [column, rule] of Object.entries(people)) {
    const person = row[column];
    if (typeof person !== 'string' || isMember(person)) continue;
    const outcome: WithoutPerson = typeof rule === 'function' ? rule(row) : rule;
    if (outcome === 'leave out') return undefined;
    changes[column] = outcome === 'take over' ? importerId : null;
  }
  return changes;
}
