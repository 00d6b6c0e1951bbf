import { and, eq, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';
import type { StoredPreferences } from './preferences.policy.ts';

const { notificationPreferences } = schema;
type Owner = { readonly organizationId: string; readonly memberId: string };

const columns = {
  channels: notificationPreferences.channels,
  mutedBoardIds: notificationPreferences.mutedBoardIds,
  quietHours: notificationPreferences.quietHours,
  digestAt: notificationPreferences.digestAt,
  timeZone: notificationPreferences.timeZone,
  version: notificationPreferences.version,
};
const own = ({ organizationId, memberId }: Owner) =>
  and(
    eq(notificationPreferences.organizationId, organizationId),
    eq(notificationPreferences.memberId, memberId),
  );

export async function findPreferences(
  db: Db,
  owner: Owner,
): Promise<StoredPreferences | undefined> {
  const [row] = await db.select(columns).from(notificationPreferences).where(own(owner));
  return row;
}

/** The row, made when there is none, ours until commit. */
export async function lockPreferences(db: Db, owner: Owner): Promise<StoredPreferences> {
  await db
    .insert(notificationPreferences)
    .values({ ...owner, channels: {}, version: 0 })
    .onConflictDoNothing();
  const [row] = await db
    .select(columns)
    .from(notificationPreferences)
    .where(own(owner))
    .for('update');
  if (!row) throw new Error(`no preferences of ${owner.memberId}`);
  return row;
}

export async function changePreferences(
  db: Db,
  owner: Owner,
  change: Omit<StoredPreferences, 'version'>,
): Promise<StoredPreferences> {
  const [row] = await db
    .update(notificationPreferences)
    .set({ ...change, version: sql`${notificationPreferences.version} + 1` })
    .where(own(owner))
    .returning(columns);
  if (!row) throw new Error(`preferences of ${owner.memberId} vanished while they were locked`);
  return row;
}
