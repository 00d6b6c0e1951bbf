import { asc, desc, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { TaskSort } from '@helix/contracts/tasks';
import { schema } from '@helix/db';
import { AppError } from '@helix/runtime';

const { tasks, boards, columns } = schema;

type Key = { readonly sql: SQL; readonly cast: string; readonly value: z.ZodType<string | number> };
const id = (column: SQL): Key => ({
  sql: column,
  cast: 'text',
  value: z.string().regex(/^[a-z]+_[0-9a-z]{8,40}$/),
});
const taskId = id(sql`${tasks.id}`);
const time = (column: SQL): Key => ({ sql: column, cast: 'timestamptz', value: z.iso.datetime() });
const whole = (column: SQL): Key => ({ sql: column, cast: 'int', value: z.int32() });
/** Without a date is last, whichever way round. */
const due = (nothing: 'infinity' | '-infinity'): Key => ({
  sql: sql`coalesce(${tasks.dueDate}, ${sql.raw(`'${nothing}'::date`)})`,
  cast: 'date',
  value: z.iso.date().or(z.literal(nothing)),
});
const rank = sql`array_position('{none,low,medium,high,urgent}'::text[], ${tasks.priority})`;
const position: Key = {
  sql: sql`${tasks.position}`,
  cast: 'text collate "C"',
  value: z.string().regex(/^[0-9A-Za-z]{1,500}$/),
};
const boardKey: Key = {
  sql: sql`${boards.key}`,
  cast: 'text',
  value: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/),
};

/** What each sort compares, all of it in one direction and the last of it unique. */
const keysOf: Readonly<Record<string, readonly Key[]>> = {
  created: [time(sql`${tasks.createdAt}`), taskId],
  updated: [time(sql`${tasks.updatedAt}`), taskId],
  due: [due('infinity'), taskId],
  '-due': [due('-infinity'), taskId],
  priority: [whole(rank), taskId],
  manual: [id(sql`${tasks.boardId}`), whole(sql`${columns.rank}`), position, taskId],
  key: [boardKey, whole(sql`${tasks.number}`), taskId],
};

const joinOf: Readonly<Record<string, SQL>> = {
  manual: sql`join ${columns} on ${columns.id} = ${tasks.columnId}`,
  key: sql`join ${boards} on ${boards.id} = ${tasks.boardId}`,
};

export type SortOrder = {
  /** What it looks at beside the tasks. */
  readonly join: SQL;
  readonly orderBy: SQL;
  /** What it compares, as columns to select beside others. */
  readonly keys: SQL;
  /** The same of a selected row, as the cursor after it holds them: made for those that are shown, not for all that are sorted. */
  readonly cursorValues: SQL;
  after(cursor: string): SQL;
  cursor(values: readonly (string | number)[]): string;
};

export function sortOrder(sort: TaskSort): SortOrder {
  const isDescending = sort.startsWith('-');
  const name = sort.replace(/^-/, '');
  const keys = keysOf[sort] ?? keysOf[name] ?? [];
  const cursorSchema = z.tuple([z.literal(sort)]).rest(z.union([z.string(), z.number()]));
  return {
    join: joinOf[name] ?? sql``,
    orderBy: sql.join(
      keys.map((key) => (isDescending ? desc(key.sql) : asc(key.sql))),
      sql`, `,
    ),
    keys: sql.join(
      keys.map((key, index) => sql`${key.sql} as ${selected(index)}`),
      sql`, `,
    ),
    cursorValues: sql`jsonb_build_array(${sql.join(keys.map(printed), sql`, `)})`,
    cursor: (values) => Buffer.from(JSON.stringify([sort, ...values])).toString('base64url'),
    after(cursor) {
      const [, ...values] = cursorSchema.parse(readCursor(cursor, cursorSchema));
      if (values.length !== keys.length) throw badCursor();
      const bounds = keys.map((key, index) => {
        const value = key.value.safeParse(values[index]);
        if (!value.success) throw badCursor();
        return sql`${value.data}::${sql.raw(key.cast)}`;
      });
      const left = sql.join(
        keys.map((key) => key.sql),
        sql`, `,
      );
      const right = sql.join(bounds, sql`, `);
      return isDescending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
    },
  };
}

const selected = (index: number) => sql.identifier(`key${index}`);

function printed({ cast }: Key, index: number): SQL {
  const key = sql`${selected(index)}`;
  if (cast !== 'timestamptz') return cast === 'date' ? sql`(${key})::text` : key;
  return sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function readCursor(cursor: string, schemaOfCursor: z.ZodType): unknown {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (schemaOfCursor.safeParse(read).success) return read;
  } catch {
    // Not even JSON.
  }
  throw badCursor();
}

const badCursor = () =>
  new AppError(
    'request.invalid',
    'The cursor is not one that this list has given out with this sort',
  );
