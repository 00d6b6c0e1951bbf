import type { Context } from '@helix/modules';
import { checkDatabase, listProcesses } from '@helix/modules/operations';

type Check = () => Promise<void>;

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
