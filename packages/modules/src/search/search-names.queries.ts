import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Role } from '@helix/contracts';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard } from '../structure/index.ts';
import type { SearchScope } from './search.queries.ts';

const { agents, boards, comments, members, skills, tasks, users } = schema;
/** There are never so many of them that reading their names is slower than an index would be. */
const atMost = 5_000;

export type NamedAgent = { id: string; name: string; role: string };
export type NamedBoard = { id: string; name: string; key: string };
export type NamedMember = { id: string; name: string; role: Role; email: string };

export function listAgentNames(db: Db, organizationId: string): Promise<NamedAgent[]> {
  return db
    .select({ id: agents.id, name: agents.name, role: agents.role })
    .from(agents)
    .where(and(eq(agents.organizationId, organizationId), isNull(agents.archivedAt)))
    .limit(atMost);
}

export function listBoardNames(db: Db, scope: SearchScope): Promise<NamedBoard[]> {
  return db
    .select({ id: boards.id, name: boards.name, key: boards.key })
    .from(boards)
    .where(
      and(
        eq(boards.organizationId, scope.organizationId),
        isNull(boards.archivedAt),
        onVisibleBoard(scope.visible, boards.id),
      ),
    )
    .limit(atMost);
}

export function listMemberNames(db: Db, organizationId: string): Promise<NamedMember[]> {
  return db
    .select({ id: members.id, name: users.name, role: members.role, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizationId), isNull(members.removedAt)))
    .limit(atMost);
}

export async function loadDescriptions(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: tasks.id, description: tasks.description })
    .from(tasks)
    .where(and(eq(tasks.organizationId, organizationId), inArray(tasks.id, [...ids])));
  return new Map(rows.map(({ id, description }) => [id, description]));
}

export type FoundComment = Pick<
  typeof comments.$inferSelect,
  'id' | 'taskId' | 'body' | 'author' | 'createdAt'
>;

export function loadComments(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<FoundComment[]> {
  return db
    .select({
      id: comments.id,
      taskId: comments.taskId,
      body: comments.body,
      author: comments.author,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(and(eq(comments.organizationId, organizationId), inArray(comments.id, [...ids])));
}

export type FoundSkill = Pick<
  typeof skills.$inferSelect,
  'id' | 'name' | 'description' | 'body'
> & { readonly rank: number };

export function findSkills(
  db: Db,
  organizationId: string,
  wanted: { query: string; limit: number },
): Promise<FoundSkill[]> {
  const query = sql`to_tsquery('simple', ${wanted.query})`;
  const rank = sql<number>`ts_rank(${skills.vector}, ${query}, 1)`;
  return db
    .select({
      id: skills.id,
      name: skills.name,
      description: skills.description,
      body: skills.body,
      rank,
    })
    .from(skills)
    .where(
      and(
        eq(skills.organizationId, organizationId),
        isNull(skills.archivedAt),
        sql`${skills.vector} @@ ${query}`,
      ),
    )
    .orderBy(desc(rank), desc(skills.id))
    .limit(wanted.limit);
}
