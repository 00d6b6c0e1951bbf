import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Mention } from '@helix/contracts/comments';
import { schema, type Db } from '@helix/db';
import { includesPermission, permissionOn } from '../structure/index.ts';
import { agentState } from './agent-state.policy.ts';
import type { Known } from './mentionable.ts';

const { agents, boardGrants, boards, members, mentions, models, runs, users } = schema;

/** Everyone of an organization, and whether they may see this board; without one, all of them may. */
export async function listMentionable(
  db: Db,
  organizationId: string,
  boardId: string | undefined,
): Promise<Known[]> {
  const people = await listPeople(db, organizationId, boardId);
  return [...people, ...(await listWorkers(db, organizationId))];
}

async function listPeople(
  db: Db,
  organizationId: string,
  boardId: string | undefined,
): Promise<Known[]> {
  const board = and(eq(boards.organizationId, organizationId), eq(boards.id, boardId ?? ''));
  const rows = await db
    .select({
      id: members.id,
      name: users.name,
      email: users.email,
      role: members.role,
      grant: boardGrants.permission,
      defaultPermission: boards.defaultPermission,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(boards, board)
    .leftJoin(
      boardGrants,
      and(eq(boardGrants.boardId, boards.id), eq(boardGrants.memberId, members.id)),
    )
    .where(and(eq(members.organizationId, organizationId), isNull(members.removedAt)))
    .orderBy(users.name, members.id);
  return rows.map(({ id, name, email, role, grant, defaultPermission }) => {
    const access = { grant, defaultPermission: defaultPermission ?? 'no_access' };
    const sees = boardId === undefined || includesPermission(permissionOn(role, access), 'view');
    return { kind: 'member', id, name, title: email, state: null, reachable: sees };
  });
}

async function listWorkers(db: Db, organizationId: string): Promise<Known[]> {
  // Named in full: in a query of one table, the columns of a fragment lose the name of theirs.
  const runsIn = (states: string) =>
    sql<number>`(select count(*)::int from ${runs} run where run.agent_id = ${agents}.id and run.status = any(${states}::text[]))`;
  const hasDefaultModel = sql<boolean>`exists (select 1 from ${models} model where model.organization_id = ${organizationId} and model.is_default)`;
  const rows = await db
    .select({
      id: agents.id,
      name: agents.name,
      slug: agents.slug,
      role: agents.role,
      pausedAt: agents.pausedAt,
      most: agents.maxConcurrentRuns,
      hasModel: sql<boolean>`${agents.modelId} is not null or ${hasDefaultModel}`,
      live: runsIn('{starting,running}'),
      queued: runsIn('{queued}'),
    })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), isNull(agents.archivedAt)))
    .orderBy(agents.name);
  return rows.map((row) => ({
    kind: 'agent',
    id: row.id,
    name: row.name,
    slug: row.slug,
    title: row.role,
    state: agentState({ ...row, isPaused: row.pausedAt !== null }),
    reachable: true,
  }));
}

export type MentionPlace = {
  readonly organizationId: string;
  readonly taskId: string;
  /** null for the description of the task. */
  readonly commentId: string | null;
};

const at = ({ organizationId, taskId, commentId }: MentionPlace) =>
  and(
    eq(mentions.organizationId, organizationId),
    eq(mentions.taskId, taskId),
    commentId === null ? isNull(mentions.commentId) : eq(mentions.commentId, commentId),
  );

export async function listMentionsAt(db: Db, place: MentionPlace): Promise<Mention[]> {
  const rows = await db.select().from(mentions).where(at(place)).orderBy(mentions.id);
  return rows.flatMap(toMention);
}

export async function listMentionsOf(
  db: Db,
  organizationId: string,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, Mention[]>> {
  if (commentIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(mentions)
    .where(
      and(
        eq(mentions.organizationId, organizationId),
        inArray(mentions.commentId, [...commentIds]),
      ),
    )
    .orderBy(mentions.id);
  const grouped = Map.groupBy(rows, (row) => row.commentId ?? '');
  return new Map([...grouped].map(([id, group]) => [id, group.flatMap(toMention)]));
}

export async function replaceMentionsAt(
  db: Db,
  place: MentionPlace,
  rows: readonly (Mention & { rowId: string; createdAt: Date })[],
): Promise<void> {
  await db.delete(mentions).where(at(place));
  if (rows.length === 0) return;
  await db.insert(mentions).values(
    rows.map(({ rowId, createdAt, kind, id, name, text, reachable }) => ({
      ...place,
      id: rowId,
      memberId: kind === 'member' ? id : null,
      agentId: kind === 'agent' ? id : null,
      name,
      text,
      reachable,
      createdAt,
    })),
  );
}

function toMention(row: typeof mentions.$inferSelect): Mention[] {
  const { memberId, agentId, name, text, reachable } = row;
  const rest = { name, text, reachable };
  if (memberId !== null) return [{ kind: 'member', id: memberId, ...rest }];
  return agentId === null ? [] : [{ kind: 'agent', id: agentId, ...rest }];
}
