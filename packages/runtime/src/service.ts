import type { Logger } from './logger.ts';

/** Anything that lives as long as the process. `start` resolves when it serves; `drain` when nothing of it is left. */
export type Service = {
  readonly name: string;
  start(): Promise<void>;
  /** Finish what is under way. When `deadline` aborts, give up what is left. */
  drain(deadline: AbortSignal): Promise<void>;
};

export const drainLimitMs = 10_000;

/** Starts services in order and stops them in the opposite one, so that each may rely on those before it. */
export async function startServices(
  services: readonly Service[],
  log: Logger,
): Promise<() => Promise<void>> {
  const started: Service[] = [];
  const stop = async () => {
    const deadline = AbortSignal.timeout(drainLimitMs);
    for (const service of started.splice(0).toReversed()) {
      await service.drain(deadline).catch((error: unknown) => {
        log.error({ err: error, service: service.name }, 'service did not drain');
      });
    }
  };
  for (const service of services) {
    try {
      await service.start();
      started.push(service);
    } catch (error) {
      await stop();
      throw error;
    }
  }
  return stop;
}
