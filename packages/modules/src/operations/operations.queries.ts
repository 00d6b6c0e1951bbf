import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';

/** Answers with the version of the server. */
export async function checkDatabase(ctx: Pick<Context, 'db'>): Promise<string> {
  const { rows } = await ctx.db.execute<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  );
  return rows[0]?.version ?? '';
}
