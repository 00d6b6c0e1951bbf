import {
  and,
  asc,
  desc,
  eq,
  exists,
  getTableColumns,
  inArray,
  isNull,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import type { TimelineEntry } from '@helix/contracts/timeline';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';
import { timelineEvents, type RecordedEvent } from './event-entry.ts';
import { sources, type TimelineKey, type TimelineOrder } from './timeline-order.policy.ts';

const { agents, boards, columns, comments, events, labels, members, runs, tasks, users } = schema;

export type Slice = {
  readonly organizationId: string;
  readonly taskId: string;
  readonly order: TimelineOrder;
  readonly after: TimelineKey | undefined;
  readonly limit: number;
};

/** What comes after a place in the timeline, for one of its sources. */
function beyond(
  { order, after }: Slice,
  source: number,
  by: { at: PgColumn; id: PgColumn },
): SQL | undefined {
  if (after === undefined) return undefined;
  const at = new Date(after.at);
  const further = order === 'newest' ? sql.raw('<') : sql.raw('>');
  const later = sql`${by.at} ${further} ${at.toISOString()}::timestamptz`;
  const same = sql`${by.at} = ${at.toISOString()}::timestamptz`;
  if (source === after.source)
    return sql`(${later} or (${same} and ${by.id} ${further} ${after.id}))`;
  const comesAfter = order === 'newest' ? source < after.source : source > after.source;
  return comesAfter ? sql`(${later} or ${same})` : later;
}

const inOrder = ({ order }: Slice, by: { at: PgColumn; id: PgColumn }) =>
  order === 'newest' ? [desc(by.at), desc(by.id)] : [asc(by.at), asc(by.id)];

/** What is for some only is left out. */
export function listRecordedEvents(db: Db, slice: Slice): Promise<RecordedEvent[]> {
  const by = { at: events.at, id: events.seq };
  return db
    .select({
      seq: events.seq,
      type: events.type,
      at: events.at,
      actor: events.actor,
      runId: events.runId,
      data: events.data,
    })
    .from(events)
    .where(
      and(
        eq(events.organizationId, slice.organizationId),
        eq(events.taskId, slice.taskId),
        inArray(events.type, timelineEvents),
        isNull(events.audience),
        // Order within a column is nothing that people read about.
        sql`not (${events.type} = 'task.moved' and ${events.data} ->> 'fromColumnId' = ${events.data} #>> '{task,columnId}')`,
        beyond(slice, sources.event, by),
      ),
    )
    .orderBy(...inOrder(slice, by))
    .limit(slice.limit);
}

/** Deleted ones are left out, unless others have replied to them. */
export function listCommentPlaces(
  db: Db,
  slice: Slice,
): Promise<{ id: string; createdAt: Date }[]> {
  const by = { at: comments.createdAt, id: comments.id };
  const reply = alias(comments, 'reply');
  const replies = db
    .select({ one: sql`1` })
    .from(reply)
    .where(and(eq(reply.parentId, comments.id), isNull(reply.deletedAt)));
  return db
    .select({ id: comments.id, createdAt: comments.createdAt })
    .from(comments)
    .where(
      and(
        eq(comments.organizationId, slice.organizationId),
        eq(comments.taskId, slice.taskId),
        or(isNull(comments.deletedAt), exists(replies)),
        beyond(slice, sources.comment, by),
      ),
    )
    .orderBy(...inOrder(slice, by))
    .limit(slice.limit);
}

type RunEntry = Extract<TimelineEntry, { kind: 'run' }>;
const microUsdPerUsd = 1_000_000;
const { output: _long, ...runColumns } = getTableColumns(runs);

export async function listRunEntries(db: Db, slice: Slice): Promise<RunEntry[]> {
  const by = { at: runs.createdAt, id: runs.id };
  const rows = await db
    .select({ run: runColumns, agentName: agents.name })
    .from(runs)
    .innerJoin(agents, eq(agents.id, runs.agentId))
    .where(
      and(
        eq(runs.organizationId, slice.organizationId),
        eq(runs.taskId, slice.taskId),
        beyond(slice, sources.run, by),
      ),
    )
    .orderBy(...inOrder(slice, by))
    .limit(slice.limit);
  return rows.map(({ run, agentName }) => {
    const { organizationId: _tenant, costMicroUsd, ...rest } = run;
    const at = run.createdAt.toISOString();
    return {
      kind: 'run',
      id: run.id,
      at,
      actor: { kind: 'agent', id: run.agentId, name: agentName },
      runId: run.id,
      run: {
        ...rest,
        costUsd: costMicroUsd === null ? null : costMicroUsd / microUsdPerUsd,
        admittedAt: run.admittedAt?.toISOString() ?? null,
        createdAt: at,
        startedAt: run.startedAt?.toISOString() ?? null,
        endedAt: run.endedAt?.toISOString() ?? null,
      },
    };
  });
}

/** What the ids of entries are called, as far as the reader may know it. */
export async function findNames(
  db: Db,
  reader: { organizationId: string; visible: VisibleBoards },
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { organizationId, visible } = reader;
  const of = (prefix: string) => ids.filter((id) => id.startsWith(`${prefix}_`));
  const named = (table: typeof agents | typeof columns | typeof labels, prefix: string) =>
    of(prefix).length === 0
      ? []
      : db
          .select({ id: table.id, name: table.name })
          .from(table)
          .where(and(eq(table.organizationId, organizationId), inArray(table.id, of(prefix))));
  const found = await Promise.all([
    named(agents, 'agent'),
    named(columns, 'column'),
    named(labels, 'label'),
    findMemberNames(db, organizationId, of('member')),
    findBoardNames(db, reader, of('board')),
    findTaskNames(db, { organizationId, visible }, of('task')),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

type NamedRows = Promise<{ id: string; name: string }[]>;

async function findMemberNames(db: Db, organizationId: string, ids: string[]): NamedRows {
  if (ids.length === 0) return [];
  return db
    .select({ id: members.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizationId), inArray(members.id, ids)));
}

async function findBoardNames(
  db: Db,
  reader: { organizationId: string; visible: VisibleBoards },
  ids: string[],
): NamedRows {
  if (ids.length === 0) return [];
  return db
    .select({ id: boards.id, name: boards.name })
    .from(boards)
    .where(
      and(
        eq(boards.organizationId, reader.organizationId),
        inArray(boards.id, ids),
        onVisibleBoard(reader.visible, boards.id),
      ),
    );
}

async function findTaskNames(
  db: Db,
  reader: { organizationId: string; visible: VisibleBoards },
  ids: string[],
): NamedRows {
  if (ids.length === 0) return [];
  return db
    .select({
      id: tasks.id,
      name: sql<string>`${boards.key} || '-' || ${tasks.number} || ' ' || ${tasks.title}`,
    })
    .from(tasks)
    .innerJoin(boards, eq(boards.id, tasks.boardId))
    .where(
      and(
        eq(tasks.organizationId, reader.organizationId),
        inArray(tasks.id, ids),
        onVisibleBoard(reader.visible, tasks.boardId),
      ),
    );
}
