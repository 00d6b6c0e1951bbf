import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Role } from '@helix/contracts';
import { organizationSettingsSchema } from '@helix/contracts/identity';
import type { BoardPermission } from '@helix/contracts/structure';
import { schema, type Db } from '@helix/db';
import type { StoredPreferences } from './preferences.policy.ts';

const {
  boardGrants,
  boards,
  members,
  notificationPreferences,
  organizations,
  taskWatchers,
  users,
} = schema;

export type WatcherRow = {
  readonly taskId: string;
  readonly memberId: string;
  readonly isMuted: boolean;
};

export async function listWatchersOf(
  db: Db,
  organizationId: string,
  taskIds: readonly string[],
): Promise<WatcherRow[]> {
  if (taskIds.length === 0) return [];
  const rows = await db
    .select({
      taskId: taskWatchers.taskId,
      memberId: taskWatchers.memberId,
      reason: taskWatchers.reason,
    })
    .from(taskWatchers)
    .where(
      and(
        eq(taskWatchers.organizationId, organizationId),
        inArray(taskWatchers.taskId, [...taskIds]),
      ),
    );
  return rows.map(({ reason, ...row }) => ({ ...row, isMuted: reason === 'muted' }));
}

export type Reader = {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly preferences: StoredPreferences | undefined;
};

/** Those of the members who have not left, each with what they want to be told of. */
export async function listReaders(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
): Promise<Reader[]> {
  if (memberIds.length === 0) return [];
  const rows = await db
    .select({
      id: members.id,
      role: members.role,
      name: users.name,
      email: users.email,
      preferences: {
        memberId: notificationPreferences.memberId,
        channels: notificationPreferences.channels,
        mutedBoardIds: notificationPreferences.mutedBoardIds,
        quietHours: notificationPreferences.quietHours,
        digestAt: notificationPreferences.digestAt,
        timeZone: notificationPreferences.timeZone,
        version: notificationPreferences.version,
      },
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(notificationPreferences, eq(notificationPreferences.memberId, members.id))
    .where(
      and(
        eq(members.organizationId, organizationId),
        inArray(members.id, [...memberIds]),
        isNull(members.removedAt),
      ),
    );
  return rows.map(({ preferences, ...row }) => ({ ...row, preferences: preferences ?? undefined }));
}

export type GrantRow = {
  readonly boardId: string;
  readonly defaultPermission: BoardPermission;
  readonly memberId: string | null;
  readonly grant: BoardPermission | null;
};

/** Each board with the grants that these members have on it; once without a member when there is none. */
export function listGrantsOf(
  db: Db,
  organizationId: string,
  wanted: { boardIds: readonly string[]; memberIds: readonly string[] },
): Promise<GrantRow[]> {
  if (wanted.boardIds.length === 0) return Promise.resolve([]);
  return db
    .select({
      boardId: boards.id,
      defaultPermission: boards.defaultPermission,
      memberId: boardGrants.memberId,
      grant: boardGrants.permission,
    })
    .from(boards)
    .leftJoin(
      boardGrants,
      and(eq(boardGrants.boardId, boards.id), inArray(boardGrants.memberId, [...wanted.memberIds])),
    )
    .where(
      and(eq(boards.organizationId, organizationId), inArray(boards.id, [...wanted.boardIds])),
    );
}

export async function findTimeZone(db: Db, organizationId: string): Promise<string> {
  const [row] = await db
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return organizationSettingsSchema.parse(row?.settings ?? {}).timeZone;
}

export async function findOrganizationName(db: Db, organizationId: string): Promise<string> {
  const [row] = await db
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return row?.name ?? '';
}
