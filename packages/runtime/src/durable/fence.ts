import { AppError } from '../app-error.ts';
import type { SqlExecutor } from './sql-executor.ts';

/** Proof of being the one that carries a job out. Whoever takes over gets a higher token. */
export type Fence = { readonly jobId: string; readonly token: number };

const heldFence = {
  name: 'held_fence',
  text: `select 1 from durable.request
    where id = $1 and fence = $2 and state in ('running', 'waiting')
    for share`,
};

/** Put first in a domain transaction: it holds off a take-over until commit, and refuses one who was overtaken. */
export async function assertFence(sql: SqlExecutor, fence: Fence): Promise<void> {
  const { rows } = await sql.query(heldFence, [fence.jobId, fence.token]);
  if (rows.length > 0) return;
  throw new AppError('run.fenced', 'This work was taken over or stopped in the meantime', {
    details: { ...fence },
  });
}
