import type { Executions } from './executions.ts';

/** Gateways that are away. What they carried out is given up when they stay away for too long. */
export function createLosses(executions: Executions, limitMs: number) {
  const timers = new Map<string, NodeJS.Timeout>();
  const end = (url: string) => {
    clearTimeout(timers.get(url));
    timers.delete(url);
  };
  return {
    begin(url: string): void {
      end(url);
      timers.set(
        url,
        setTimeout(() => executions.giveUpAt(url), limitMs),
      );
    },
    end,
    close(): void {
      for (const url of timers.keys()) end(url);
    },
  };
}

export type Losses = ReturnType<typeof createLosses>;
