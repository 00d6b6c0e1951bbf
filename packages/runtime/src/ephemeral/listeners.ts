import type { Logger } from '../logger.ts';

export type Listening = { readonly channel: string; readonly onMessage: (message: string) => void };

/** Who listens to what in this process; both stores deliver through it. */
export type Listeners = {
  add(channel: string, onMessage: (message: string) => void): Listening;
  /** True when the channel has no listener left. */
  remove(listening: Listening): boolean;
  deliver(channel: string, message: string): void;
  onReconnect(listener: () => void): () => void;
  reconnected(): void;
  channels(): string[];
};

export function createListeners(log: Logger): Listeners {
  const byChannel = new Map<string, Set<Listening>>();
  const onReconnect = new Set<{ listener: () => void }>();
  const call = (listener: () => void) => {
    try {
      listener();
    } catch (error) {
      log.error({ err: error }, 'a listener for live updates failed');
    }
  };
  return {
    add(channel, onMessage) {
      const listening = { channel, onMessage };
      byChannel.set(channel, (byChannel.get(channel) ?? new Set()).add(listening));
      return listening;
    },
    remove(listening) {
      const all = byChannel.get(listening.channel);
      if (!all?.delete(listening) || all.size > 0) return false;
      return byChannel.delete(listening.channel);
    },
    deliver(channel, message) {
      for (const { onMessage } of byChannel.get(channel) ?? []) call(() => onMessage(message));
    },
    onReconnect(listener) {
      const entry = { listener };
      onReconnect.add(entry);
      return () => onReconnect.delete(entry);
    },
    reconnected() {
      for (const { listener } of onReconnect) call(listener);
    },
    channels: () => [...byChannel.keys()],
  };
}
