import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { notificationMails, notifications } = schema;

export type StoredMail = typeof notificationMails.$inferSelect;

/** Adds to what waits already, of which the latest is kept; the first one says when it is sent. */
export async function gatherMails(db: Db, rows: readonly StoredMail[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(notificationMails)
    .values([...rows])
    .onConflictDoUpdate({
      target: [notificationMails.memberId, notificationMails.groupKey],
      set: {
        subject: sql`excluded.subject`,
        boardId: sql`excluded.board_id`,
        reasons: sql`jsonb_path_query_array(${notificationMails.reasons} || excluded.reasons, '$[last-49 to last]')`,
      },
    });
}

/** Those whose time has come, ours until commit. */
export function takeDueMails(db: Db, now: Date, limit: number): Promise<StoredMail[]> {
  return db
    .select()
    .from(notificationMails)
    .where(lte(notificationMails.dueAt, now))
    .orderBy(asc(notificationMails.memberId), asc(notificationMails.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
}

type MailKey = Pick<StoredMail, 'memberId' | 'groupKey'>;
const keyIs = ({ memberId, groupKey }: MailKey) =>
  and(eq(notificationMails.memberId, memberId), eq(notificationMails.groupKey, groupKey));

export async function deleteMails(db: Db, mails: readonly MailKey[]): Promise<void> {
  if (mails.length === 0) return;
  await db.delete(notificationMails).where(or(...mails.map(keyIs)));
}

export async function putOffMails(db: Db, mails: readonly MailKey[], dueAt: Date): Promise<void> {
  if (mails.length === 0) return;
  await db
    .update(notificationMails)
    .set({ dueAt })
    .where(or(...mails.map(keyIs)));
}

/** What these members have seen of these things in the meantime: `member group`. */
export async function findSeen(db: Db, mails: readonly MailKey[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ memberId: notifications.memberId, groupKey: notifications.groupKey })
    .from(notifications)
    .where(
      and(
        inArray(notifications.state, ['read', 'archived']),
        inArray(
          notifications.memberId,
          mails.map(({ memberId }) => memberId),
        ),
        inArray(
          notifications.groupKey,
          mails.map(({ groupKey }) => groupKey),
        ),
      ),
    );
  return new Set(rows.map(({ memberId, groupKey }) => `${memberId} ${groupKey}`));
}
