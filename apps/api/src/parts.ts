import type { Context } from '@helix/modules';
import { listGateways } from '@helix/modules/gateways';
import { checkDatabase, listProcesses, type PartCheck } from '@helix/modules/operations';
import { countTroubles } from '@helix/modules/subscribers';

/** What must work before people are let in, each with what to say when it does not. */
export function createPartChecks(
  ctx: Context,
  webUrl: string | undefined,
): Readonly<Record<string, PartCheck>> {
  return {
    database: async () => ({ detail: `PostgreSQL ${await checkDatabase(ctx)}` }),
    async ephemeral() {
      const begun = performance.now();
      await ctx.ephemeral.ping();
      return { detail: `answers in ${Math.ceil(performance.now() - begun)} ms` };
    },
    async engine() {
      const { length } = await listProcesses(ctx, 'engine');
      if (length === 0) throw new Error('no engine is running; agents cannot work');
      return { detail: countOf(length, 'engine') };
    },
    gateway: () => checkGateways(ctx),
    /** Nobody is kept out for it, and somebody should look. */
    async events() {
      const { parked, failing, behind } = await countTroubles(ctx.db);
      const detail = `${countOf(behind, 'event')} still to be read`;
      if (parked + failing === 0) return { detail };
      const message = `${parked} events were put aside, and ${failing} readers do not get past one; see GET /api/v1/subscribers`;
      return { detail, message };
    },
    async mail() {
      const isSent = ctx.config.mailConfigured;
      return { detail: isSent ? 'mail is sent' : 'no mail server is set; admins pass links on' };
    },
    ...(webUrl !== undefined && {
      async web() {
        const answer = await fetch(new URL('/healthz', webUrl), {
          signal: AbortSignal.timeout(2_500),
        });
        if (!answer.ok) throw new Error(`the dashboard answers ${answer.status}`);
        return {};
      },
    }),
  };
}

async function checkGateways(ctx: Context): ReturnType<PartCheck> {
  const gateways = await listGateways(ctx);
  const connected = gateways.filter(({ state }) => state !== 'away');
  if (connected.length === 0) throw new Error('no gateway is connected; agents cannot work');
  const used = connected.reduce((sum, { slots }) => sum + (slots?.used ?? 0), 0);
  const total = connected.reduce((sum, { slots }) => sum + (slots?.total ?? 0), 0);
  const detail = `${countOf(connected.length, 'gateway')}, ${used} of ${total} slots in use`;
  const away = gateways.filter(({ state }) => state === 'away').map(({ name }) => name);
  return away.length === 0 ? { detail } : { detail, message: `away: ${away.join(', ')}` };
}

const countOf = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`;
