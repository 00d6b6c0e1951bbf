import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { users, loginFailures, recoveryCodes } = schema;

export type UserRow = typeof users.$inferSelect;

/** One set-up at a time, whichever api process is asked. */
export async function lockSetup(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7305502)`);
}

export async function hasAnyUser(db: Db): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

/** False when somebody has the address already. */
export async function insertUser(db: Db, row: typeof users.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(users)
    .values(row)
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  return rows.length > 0;
}

export async function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return row;
}

export async function getUser(db: Db, id: string): Promise<UserRow> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  if (!row) throw new Error(`user ${id} vanished`);
  return row;
}

export async function changeUser(
  db: Db,
  id: string,
  change: Partial<
    Pick<UserRow, 'name' | 'passwordHash' | 'totpSecret' | 'totpEnabledAt' | 'totpLastStep'>
  >,
): Promise<void> {
  await db.update(users).set(change).where(eq(users.id, id));
}

/** False when it was changed meanwhile. */
export async function changeEmailOf(
  db: Db,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const rows = await db
    .update(users)
    .set({ email: to })
    .where(and(eq(users.id, id), eq(users.email, from)))
    .returning({ id: users.id });
  return rows.length > 0;
}

/** Accepts the code of a time step once; false when it or a later one was accepted before. */
export async function spendTotpStep(db: Db, userId: string, step: number): Promise<boolean> {
  const rows = await db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, userId), lt(users.totpLastStep, step)))
    .returning({ id: users.id });
  return rows.length > 0;
}

export async function spendRecoveryCode(
  db: Db,
  code: { userId: string; codeHash: string; now: Date },
): Promise<boolean> {
  const rows = await db
    .update(recoveryCodes)
    .set({ usedAt: code.now })
    .where(
      and(
        eq(recoveryCodes.userId, code.userId),
        eq(recoveryCodes.codeHash, code.codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  return rows.length > 0;
}

export async function replaceRecoveryCodes(
  db: Db,
  userId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  if (codeHashes.length > 0) {
    await db.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ userId, codeHash })));
  }
}

export async function findLock(db: Db, emailHash: string): Promise<Date | null> {
  const [row] = await db
    .select({ lockedUntil: loginFailures.lockedUntil })
    .from(loginFailures)
    .where(eq(loginFailures.emailHash, emailHash));
  return row?.lockedUntil ?? null;
}

/** Counts one more failure and answers how many there are in a row; old ones are forgotten. */
export async function countFailure(
  db: Db,
  failure: { emailHash: string; now: Date; forgetBefore: Date },
): Promise<number> {
  await db.delete(loginFailures).where(lt(loginFailures.lastAt, failure.forgetBefore));
  const [row] = await db
    .insert(loginFailures)
    .values({ emailHash: failure.emailHash, failures: 1, lastAt: failure.now })
    .onConflictDoUpdate({
      target: loginFailures.emailHash,
      set: { failures: sql`${loginFailures.failures} + 1`, lastAt: failure.now },
    })
    .returning({ failures: loginFailures.failures });
  return row?.failures ?? 1;
}

export async function lockUntil(db: Db, emailHash: string, until: Date): Promise<void> {
  await db
    .update(loginFailures)
    .set({ lockedUntil: until })
    .where(eq(loginFailures.emailHash, emailHash));
}

export async function clearFailures(db: Db, emailHash: string): Promise<void> {
  await db.delete(loginFailures).where(eq(loginFailures.emailHash, emailHash));
}
