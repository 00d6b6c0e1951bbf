/** A pool or an open transaction. What is written through it stands or falls with that transaction. */
export type SqlExecutor = {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
};

/** Engines listen here. A payload is only a hint; a lost one costs at most one slow poll. */
export const hintChannel = 'durable';
