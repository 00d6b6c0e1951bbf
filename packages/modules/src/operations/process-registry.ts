import type { Service } from '@helix/runtime';
import type { Context } from '../context.ts';

const prefix = 'process:';
const beatMs = 5_000;
const lifetimeMs = 16_000;

export type ProcessReport = Readonly<Record<string, string | number>>;

/** Says every few seconds that this process lives; the last word expires by itself when it does not. */
export function createProcessBeat(
  ctx: Pick<Context, 'ephemeral' | 'log'>,
  self: { kind: string; id: string; report: () => ProcessReport },
): Service {
  const key = `${prefix}${self.kind}:${self.id}`;
  let timer: NodeJS.Timeout | undefined;
  const beat = () => ctx.ephemeral.set(key, JSON.stringify(self.report()), { ttlMs: lifetimeMs });
  return {
    name: 'process beat',
    async start() {
      await beat();
      timer = setInterval(() => {
        beat().catch((error: unknown) =>
          ctx.log.warn({ err: error }, 'process beat was not stored'),
        );
      }, beatMs);
      timer.unref();
    },
    async drain() {
      clearInterval(timer);
      await ctx.ephemeral.delete(key);
    },
  };
}

/** What the living processes of a kind last said of themselves. */
export async function listProcesses(
  ctx: Pick<Context, 'ephemeral'>,
  kind: string,
): Promise<ProcessReport[]> {
  const found = await ctx.ephemeral.list(`${prefix}${kind}:`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by createProcessBeat above
  return [...found.values()].map((text) => JSON.parse(text) as ProcessReport);
}
