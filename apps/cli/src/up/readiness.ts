import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const setupSchema = z.object({ required: z.boolean() });

/** Resolves when every part answers that it works: only then is a URL worth printing. */
export async function untilReady(apiUrl: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(`${apiUrl}/api/health/ready`, { signal }).catch(() => undefined);
    if (answer?.ok) return;
    await delay(50, undefined, { signal }).catch(() => undefined);
  }
  signal.throwIfAborted();
}

export async function isSetupRequired(apiUrl: string): Promise<boolean> {
  const answer = await fetch(`${apiUrl}/api/v1/setup`);
  return setupSchema.parse(await answer.json()).required;
}
