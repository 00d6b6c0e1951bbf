import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from './config.ts';
import type { Logger } from './logger.ts';
import { drainLimitMs, startServices, type Service } from './service.ts';

/** What a supervised process tells its parent over the channel it was spawned with. */
export type ReadyMessage = { readonly type: 'ready' };

/**
 * The life of every process: start, say so, serve until told to stop, drain, exit.
 * A closed parent channel counts as being told to stop, so that no child outlives its supervisor.
 */
export async function runProcess(
  log: Logger,
  build: () => Promise<readonly Service[]> | readonly Service[],
): Promise<void> {
  const stopping = untilToldToStop();
  process.on('unhandledRejection', (reason) => crash(log, reason));
  process.on('uncaughtException', (error) => crash(log, error));
  try {
    const stop = await startServices(await build(), log);
    process.send?.({ type: 'ready' } satisfies ReadyMessage);
    log.info('process is ready');
    const reason = await stopping;
    log.info({ reason }, 'process is stopping');
    await Promise.race([stop(), delay(drainLimitMs)]);
    process.exit(0);
  } catch (error) {
    crash(log, error);
  }
}

/** 78 is what sysexits calls a configuration error: a supervisor must not try again. */
export const configErrorExitCode = 78;

function crash(log: Logger, error: unknown): never {
  if (error instanceof ConfigError) {
    log.fatal({ problems: error.problems }, error.message);
    process.exit(configErrorExitCode);
  }
  log.fatal({ err: error }, 'process failed');
  process.exit(1);
}

function untilToldToStop(): Promise<string> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve('SIGTERM'));
    process.once('SIGINT', () => resolve('SIGINT'));
    if (process.channel) process.once('disconnect', () => resolve('parent is gone'));
  });
}
