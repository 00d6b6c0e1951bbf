import type { AuditOrigin } from '@helix/contracts/audit';
import type { Context } from './context.ts';

/** The same context, whose events remember where the request came from. */
export function withOrigin(ctx: Context, origin: AuditOrigin): Context {
  return {
    ...ctx,
    transaction: (work) =>
      ctx.transaction((tx) =>
        work({ ...tx, emit: (fact) => tx.emit({ ...fact, origin: fact.origin ?? origin }) }),
      ),
  };
}
