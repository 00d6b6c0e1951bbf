import type { Logger, Service } from '@helix/runtime';
import type { Context } from '../../context.ts';
import type { EphemeralStore } from '@helix/runtime/ephemeral';
import type { GatewayPort } from '../attempts/gateway-port.ts';
import { listUnreadMessages } from './run-message.queries.ts';

const channel = 'run-control';

/** Tells whichever engine carries a run out that somebody has said something to it. */
export async function hintRunControl(ephemeral: EphemeralStore, runId: string): Promise<void> {
  // A lost hint costs time only: messages are looked for at every step as well.
  await ephemeral.publish(channel, runId).catch(() => undefined);
}

/** Brings what was said to the gateway where the run lives. Said twice, it is heard once. */
export async function deliverMessages(
  ctx: Pick<Context, 'db'>,
  gateways: GatewayPort,
  runId: string,
): Promise<void> {
  if (!gateways.isExecuting(runId)) return;
  for (const { id, from, text } of await listUnreadMessages(ctx.db, runId)) {
    await gateways.steer(runId, { messageId: id, from: from.name, text });
  }
}

export function createRunControl(
  ctx: Pick<Context, 'db' | 'ephemeral'>,
  gateways: GatewayPort,
  log: Logger,
): Service {
  let stop: (() => Promise<void>) | undefined;
  return {
    name: 'run control',
    async start() {
      stop = await ctx.ephemeral.subscribe(channel, (runId) => {
        deliverMessages(ctx, gateways, runId).catch((error: unknown) =>
          log.warn({ err: error, runId }, 'what was said will be delivered at the next step'),
        );
      });
    },
    async drain() {
      await stop?.();
    },
  };
}
