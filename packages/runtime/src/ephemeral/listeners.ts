import type { Logger } from '../logger.ts';

/** Who listens to what in this process; both stores deliver through it. */
export type Listeners = {
  /** True when this is the first listener of the channel. */
  add(channel: string, listener: (message: string) => void): boolean;
  /** True when the channel has no listener left. */
  remove(channel: string, listener: (message: string) => void): boolean;
  deliver(channel: string, message: string): void;
  onReconnect(listener: () => void): () => void;
  reconnected(): void;
  channels(): string[];
};

export function createListeners(log: Logger): Listeners {
  const byChannel = new Map<string, Set<(message: string) => void>>();
  const onReconnect = new Set<() => void>();
  const call = (listener: () => void) => {
    try {
      listener();
    } catch (error) {
      log.error({ err: error }, 'a listener for live updates failed');
    }
  };
  return {
    add(channel, listener) {
      const listeners = byChannel.get(channel) ?? new Set();
      byChannel.set(channel, listeners.add(listener));
      return listeners.size === 1;
    },
    remove(channel, listener) {
      const listeners = byChannel.get(channel);
      if (!listeners?.delete(listener) || listeners.size > 0) return false;
      return byChannel.delete(channel);
    },
    deliver(channel, message) {
      for (const listener of byChannel.get(channel) ?? []) call(() => listener(message));
    },
    onReconnect(listener) {
      onReconnect.add(listener);
      return () => onReconnect.delete(listener);
    },
    reconnected() {
      for (const listener of onReconnect) call(listener);
    },
    channels: () => [...byChannel.keys()],
  };
}
