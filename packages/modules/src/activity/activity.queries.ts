import { and, desc, eq, inArray, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { EventActor } from '@helix/contracts';
import { schema, type Db } from '@helix/db';
import type { VisibleBoards } from '../structure/index.ts';

const { agents, boards, chats, columns, events, labels, members, tasks, users } = schema;

export type ActivityFilter = {
  readonly boardId: string | undefined;
  readonly taskId: string | undefined;
  readonly actor: string | undefined;
  readonly types: readonly string[] | undefined;
};
export type ActivityPage = ActivityFilter & {
  readonly organizationId: string;
  readonly reader: { readonly memberId: string; readonly isAdmin: boolean };
  /** First halves of types that are not for the reader. */
  readonly hiddenPrefixes: readonly string[];
  readonly visible: VisibleBoards;
  readonly before: number | undefined;
  readonly limit: number;
};
export type ActivityRow = {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actor: EventActor;
  readonly runId: string | null;
  readonly boardId: string | null;
  readonly taskId: string | null;
  readonly data: unknown;
};

/** Consequences of other events; they move counters and inboxes. */
const silentTypes = [
  'notification.created',
  'notification.updated',
  'notification.all_read',
  'task.counted',
  'task.removed',
  'column.reordered',
];
/** Coming and going is told to who asks for it; the audit log has it all. */
const quietTypes = ['auth.logged_in', 'session.revoked'];
const tellingStatuses = ['succeeded', 'failed', 'cancelled', 'timed_out', 'waiting'];

/**
 * The newest events that match, found by the index that narrows most. Without such a filter, whoever does not see all
 * boards gets the newest of each board that they see, merged: reading the whole log backwards would not end.
 */
export async function listActivity(db: Db, page: ActivityPage): Promise<ActivityRow[]> {
  const found = db
    .select({ seq: sql<number>`seq`.as('seq') })
    .from(sql`(${newestOf(page)}) as newest`)
    .orderBy(sql`seq desc`)
    .limit(page.limit);
  const rows = await db
    .select({
      seq: events.seq,
      type: events.type,
      at: events.at,
      actor: events.actor,
      runId: events.runId,
      boardId: events.boardId,
      taskId: events.taskId,
      data: events.data,
    })
    .from(events)
    .where(and(eq(events.organizationId, page.organizationId), inArray(events.seq, found)))
    .orderBy(desc(events.seq));
  return rows;
}

function newestOf(page: ActivityPage): SQL {
  const { taskId, boardId, actor, types, visible } = page;
  const matching = and(
    eq(events.organizationId, page.organizationId),
    page.before === undefined ? undefined : lt(events.seq, page.before),
    taskId === undefined ? undefined : eq(events.taskId, taskId),
    boardId === undefined ? undefined : eq(events.boardId, boardId),
    actor === undefined ? undefined : sql`(${events.actor} ->> 'id') = ${actor}`,
    types === undefined
      ? notInArray(events.type, [...silentTypes, ...quietTypes])
      : and(inArray(events.type, [...types]), notInArray(events.type, silentTypes)),
    sql`(${events.type} <> 'run.changed' or ${inArray(sql`${events.data} #>> '{run,status}'`, tellingStatuses)})`,
    page.hiddenPrefixes.length === 0
      ? undefined
      : notInArray(sql`split_part(${events.type}, '.', 1)`, [...page.hiddenPrefixes]),
    audienceHas(page.reader),
  );
  const isNarrow = taskId !== undefined || boardId !== undefined || actor !== undefined;
  if (isNarrow || (visible === 'all' && types === undefined)) {
    return newest(and(matching, onVisible(visible)), page.limit);
  }
  if (types !== undefined) {
    return newestOfEach(
      types,
      (type) => and(matching, onVisible(visible), sql`${events.type} = ${type}`),
      page.limit,
    );
  }
  const seen = visible === 'all' ? [] : visible;
  const onBoards = newestOfEach(
    seen,
    (board) => and(matching, sql`${events.boardId} = ${board}`),
    page.limit,
  );
  return sql`(${onBoards}) union all (${newest(and(matching, isNull(events.boardId)), page.limit)})`;
}

function newest(condition: SQL | undefined, limit: number): SQL {
  return sql`select ${events.seq} from ${events} where ${condition} order by ${events.seq} desc limit ${limit}`;
}

function newestOfEach(
  values: readonly string[],
  conditionFor: (value: SQL) => SQL | undefined,
  limit: number,
): SQL {
  return sql`select one.seq from unnest(${sql.param([...values])}::text[]) as each(value)
    cross join lateral (${newest(conditionFor(sql`each.value`), limit)}) as one`;
}

const onVisible = (visible: VisibleBoards) =>
  visible === 'all' ? undefined : or(isNull(events.boardId), inArray(events.boardId, [...visible]));

const audienceHas = ({ memberId, isAdmin }: ActivityPage['reader']) =>
  or(
    isNull(events.audience),
    inArray(events.audience, isAdmin ? [memberId, 'admins'] : [memberId]),
  );

export type Name = { readonly label: string; readonly title: string | null };

/** What the things of these ids are called now, as far as the reader may know. */
export async function findNames(
  db: Db,
  scope: { organizationId: string; visible: VisibleBoards },
  ids: readonly string[],
): Promise<ReadonlyMap<string, Name>> {
  if (ids.length === 0) return new Map();
  const wanted = [...ids];
  const { organizationId, visible } = scope;
  const seen = (boardId: typeof boards.id | typeof tasks.boardId | typeof columns.boardId) =>
    visible === 'all' ? undefined : inArray(boardId, [...visible]);
  const nothing = sql<string | null>`null`;
  const named = await db
    .select({ id: columns.id, label: columns.name, title: nothing })
    .from(columns)
    .where(
      and(
        eq(columns.organizationId, organizationId),
        inArray(columns.id, wanted),
        seen(columns.boardId),
      ),
    )
    .unionAll(
      db
        .select({ id: boards.id, label: boards.name, title: nothing })
        .from(boards)
        .where(
          and(
            eq(boards.organizationId, organizationId),
            inArray(boards.id, wanted),
            seen(boards.id),
          ),
        ),
    )
    .unionAll(
      db
        .select({ id: agents.id, label: agents.name, title: nothing })
        .from(agents)
        .where(and(eq(agents.organizationId, organizationId), inArray(agents.id, wanted))),
    )
    .unionAll(
      db
        .select({ id: chats.id, label: chats.title, title: nothing })
        .from(chats)
        .where(and(eq(chats.organizationId, organizationId), inArray(chats.id, wanted))),
    )
    .unionAll(
      db
        .select({ id: labels.id, label: labels.name, title: nothing })
        .from(labels)
        .where(and(eq(labels.organizationId, organizationId), inArray(labels.id, wanted))),
    )
    .unionAll(
      db
        .select({ id: members.id, label: users.name, title: nothing })
        .from(members)
        .innerJoin(users, eq(users.id, members.userId))
        .where(and(eq(members.organizationId, organizationId), inArray(members.id, wanted))),
    )
    .unionAll(
      db
        .select({
          id: tasks.id,
          label: sql<string>`${boards.key} || '-' || ${tasks.number}`,
          title: sql<string | null>`${tasks.title}`,
        })
        .from(tasks)
        .innerJoin(boards, eq(boards.id, tasks.boardId))
        .where(
          and(
            eq(tasks.organizationId, organizationId),
            inArray(tasks.id, wanted),
            seen(tasks.boardId),
          ),
        ),
    );
  return new Map(named.map(({ id, label, title }) => [id, { label, title }]));
}
