import type { Context } from '@helix/modules';
import { checkDatabase, listProcesses } from '@helix/modules/operations';
import { countTroubles } from '@helix/modules/subscribers';

type Check = () => Promise<unknown>;

/** What must work before people are let in, each with what to say when it does not. */
export function createPartChecks(
  ctx: Context,
  webUrl: string | undefined,
): Readonly<Record<string, Check>> {
  return {
    async database() {
      await checkDatabase(ctx);
    },
    ephemeral: () => ctx.ephemeral.ping(),
    async engine() {
      const engines = await listProcesses(ctx, 'engine');
      if (engines.length === 0) throw new Error('no engine is running; agents cannot work');
    },
    async gateway() {
      const engines = await listProcesses(ctx, 'engine');
      const connected = engines.some((engine) => Number(engine['gateways']) > 0);
      if (!connected) throw new Error('no gateway is connected; agents cannot work');
    },
    /** Nobody is kept out for it, and somebody should look. */
    async events() {
      const { parked, failing } = await countTroubles(ctx.db);
      if (parked + failing === 0) return undefined;
      return `${parked} events were put aside, and ${failing} readers do not get past one; see GET /api/v1/subscribers`;
    },
    ...(webUrl !== undefined && {
      async web() {
        const answer = await fetch(new URL('/healthz', webUrl), {
          signal: AbortSignal.timeout(2_500),
        });
        if (!answer.ok) throw new Error(`the dashboard answers ${answer.status}`);
      },
    }),
  };
}
