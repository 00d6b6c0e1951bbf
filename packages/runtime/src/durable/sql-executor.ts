/** With a name, the server parses it once for each connection. */
export type SqlStatement = string | { readonly name: string; readonly text: string };

/** A pool or an open transaction. What is written through it stands or falls with that transaction. */
export type SqlExecutor = {
  query(statement: SqlStatement, values: unknown[]): Promise<{ rows: unknown[] }>;
};

/** Engines listen here. A payload is only a hint; a lost one costs at most one slow poll. */
export const hintChannel = 'durable';
