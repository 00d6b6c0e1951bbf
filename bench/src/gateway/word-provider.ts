import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { WordProviderNews } from '../processes/word-provider.ts';

export type WordProvider = {
  readonly url: string;
  /** When the client of the request with this mark left before its end; undefined if it stays that long. */
  leftAt(mark: string, limitMs: number): Promise<number | undefined>;
  close(): Promise<void>;
};

/** A provider in a process of its own, so that its work is nobody else's delay. */
export async function startWordProvider(): Promise<WordProvider> {
  const child = fork(resolve(import.meta.dirname, '../processes/word-provider.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const departures = new Map<string, PromiseWithResolvers<number>>();
  const departureOf = (mark: string) => {
    const known = departures.get(mark) ?? Promise.withResolvers<number>();
    departures.set(mark, known);
    return known;
  };
  const listening = Promise.withResolvers<number>();
  child.on('message', (news: WordProviderNews) => {
    if (news.kind === 'listening') listening.resolve(news.port);
    else departureOf(news.mark).resolve(news.at);
  });
  child.once('exit', () => listening.reject(new Error('the provider ended')));
  return {
    url: `http://127.0.0.1:${await listening.promise}/v1`,
    async leftAt(mark, limitMs) {
      const patience = new AbortController();
      const { signal } = patience;
      try {
        return await Promise.race([
          departureOf(mark).promise,
          delay(limitMs, undefined, { signal }),
        ]);
      } finally {
        patience.abort();
      }
    },
    async close() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
