import type { Db } from './database.ts';

/**
 * A query whose text is made once for each connection, and which the server parses and plans once. Values come in
 * through `sql.placeholder(name)`. For what is asked with every request: making the text costs more than the answer.
 */
export function prepared<Statement>(
  name: string,
  build: (db: Db) => { prepare(name: string): Statement },
): (db: Db) => Statement {
  const known = new WeakMap<Db, Statement>();
  return (db) => {
    const made = known.get(db) ?? build(db).prepare(name);
    known.set(db, made);
    return made;
  };
}
