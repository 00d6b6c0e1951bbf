import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';

/** What models need of their runs, which know models themselves. */
export type ModelRunsPort = {
  /** In the transaction that makes room: what waited for it begins. */
  admit(ctx: Context, tx: Transaction, organizationId: string): Promise<void>;
};
