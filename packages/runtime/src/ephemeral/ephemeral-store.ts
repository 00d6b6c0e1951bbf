export type Unsubscribe = () => Promise<void>;

/** What may be lost without harm: hints, presence, counters, text that is being written. The truth is in Postgres. */
export type EphemeralStore = {
  /** A hint to whoever listens now. May be lost with a connection; equal ones sent together may arrive once. */
  publish(channel: string, message: string): Promise<void>;
  subscribe(channel: string, onMessage: (message: string) => void): Promise<Unsubscribe>;
  /** Called when hints may have been missed: read the truth again. */
  onReconnect(listener: () => void): () => void;

  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, options: { ttlMs: number }): Promise<void>;
  delete(key: string): Promise<void>;
  /** Every living key with a prefix. For small families: presence, processes. */
  list(prefix: string): Promise<ReadonlyMap<string, string>>;

  /** Counts within a window that begins with the first count. */
  increment(
    key: string,
    options: { windowMs: number; by?: number },
  ): Promise<{ value: number; resetsInMs: number }>;

  /** Adds to an ordered stream that keeps its newest entries and, as a whole, lives on from its last one. */
  append(
    stream: string,
    entries: readonly string[],
    options: { maxLength: number; ttlMs: number },
  ): Promise<void>;
  /** In order, after an id that an earlier read gave (or from the oldest kept). */
  read(stream: string, options: { after?: string; limit: number }): Promise<readonly StreamEntry[]>;

  ping(): Promise<void>;
  close(): Promise<void>;
};

export type StreamEntry = { readonly id: string; readonly entry: string };

/** Hints say where to look; they do not carry what is there. */
export const maxMessageBytes = 7_000;
