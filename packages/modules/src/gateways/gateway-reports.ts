import { z } from 'zod';
import { gatewaySchema, type Gateway } from '@helix/contracts/gateways';
import type { Service } from '@helix/runtime';
import type { Context } from '../context.ts';
import { mergeReports, type GatewaySighting } from './merge-reports.policy.ts';

const prefix = 'gateways:';
const reportMs = 2_000;
/** What an engine that died has said is forgotten then. */
const lifetimeMs = 12_000;

const sightingsSchema = z.array(gatewaySchema.omit({ engines: true }));

/** Tells every other moment what this engine knows of its gateways. */
export function createGatewayReports(
  ctx: Pick<Context, 'ephemeral' | 'log'>,
  self: { engineId: string; sight: () => readonly GatewaySighting[] },
): Service {
  const key = `${prefix}${self.engineId}`;
  let timer: NodeJS.Timeout | undefined;
  const report = () => ctx.ephemeral.set(key, JSON.stringify(self.sight()), { ttlMs: lifetimeMs });
  return {
    name: 'gateway reports',
    async start() {
      await report();
      timer = setInterval(() => {
        report().catch((error: unknown) =>
          ctx.log.warn({ err: error }, 'what is known of gateways was not stored'),
        );
      }, reportMs);
      timer.unref();
    },
    async drain() {
      clearInterval(timer);
      await ctx.ephemeral.delete(key);
    },
  };
}

export async function listGateways(ctx: Pick<Context, 'ephemeral'>): Promise<Gateway[]> {
  const stored = await ctx.ephemeral.list(prefix);
  const reports = new Map(
    Array.from(stored, ([key, text]) => [
      key.slice(prefix.length),
      sightingsSchema.parse(JSON.parse(text)),
    ]),
  );
  return mergeReports(reports);
}
