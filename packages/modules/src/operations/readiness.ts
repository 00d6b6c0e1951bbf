import type { Logger } from '@helix/runtime';

export type PartState = { state: 'ok' | 'failed'; message?: string; detail?: string };
/** What there is, and what wants to be looked at although it works. */
export type PartReport = { readonly detail?: string; readonly message?: string };
/** Throws with a sentence for a person when the part does not work. */
export type PartCheck = () => Promise<PartReport>;

const checkLimitMs = 3_000;

/** Asks every part at once; a part that does not answer in time has failed. */
export async function checkParts(
  checks: Readonly<Record<string, PartCheck>>,
  log: Logger,
): Promise<Record<string, PartState>> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        return [name, { state: 'ok', ...(await withLimit(check())) }] as const;
      } catch (error) {
        log.debug({ err: error, part: name }, 'part is not ready');
        return [name, { state: 'failed', message: sentenceOf(error) }] as const;
      }
    }),
  );
  return Object.fromEntries(states);
}

async function withLimit<T>(check: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('did not answer in time')), checkLimitMs);
  });
  return Promise.race([check, limit]).finally(() => clearTimeout(timer));
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return message === '' ? 'does not answer' : message;
}
