import type { Context } from '../../context.ts';
import type { GatewayPort } from './gateway-port.ts';
import { listEndedAmong } from '../run.queries.ts';

/** An acknowledgement can be lost with its engine; gateways would keep prompts of runs that are over for days. */
export async function forgetSettled(ctx: Context, gateways: GatewayPort): Promise<void> {
  const held = await gateways.held();
  const ended = new Set(
    await listEndedAmong(
      ctx.db,
      held.map(({ runId }) => runId),
    ),
  );
  for (const { runId, attempt } of held) {
    if (!ended.has(runId)) continue;
    await gateways.acknowledge(runId, attempt).catch((error: unknown) => {
      ctx.log.debug({ err: error, runId }, 'gateway still works on a run that is over');
    });
  }
}
