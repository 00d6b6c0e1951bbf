import { lt, or } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { sessions, passwordResets, loginFailures } = schema;

/** What nobody can use any more; a spent refresh token stays known for as long as it could be presented. */
export async function deleteAccessOverSince(db: Db, before: Date): Promise<void> {
  await db
    .delete(sessions)
    .where(or(lt(sessions.revokedAt, before), lt(sessions.expiresAt, before)));
  await db.delete(passwordResets).where(lt(passwordResets.expiresAt, before));
  await db.delete(loginFailures).where(lt(loginFailures.lastAt, before));
}
