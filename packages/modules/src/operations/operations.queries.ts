import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';

export async function checkDatabase(ctx: Pick<Context, 'db'>): Promise<void> {
  await ctx.db.execute(sql`select 1`);
}
