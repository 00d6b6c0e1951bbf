import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { prepared, schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';

const { tasks, comments, taskSearch, commentSearch, searchWords } = schema;

/** Where to look: in one organization, on the boards that somebody may see. */
export type SearchScope = {
  readonly organizationId: string;
  readonly visible: VisibleBoards;
  readonly boardId: string | undefined;
};
export type Hit = { readonly id: string; readonly rank: number };

/** Words in at least so many of the newest texts are common, and then the newest of their matches suffice. */
const sampled = { texts: 400, common: 12 };
const rankedAtMost = { common: 300, other: 1_000 };

const onScope = ({ organizationId, visible, boardId }: SearchScope): SQL =>
  sql`${and(
    eq(tasks.organizationId, organizationId),
    isNull(tasks.deletedAt),
    boardId === undefined ? undefined : eq(tasks.boardId, boardId),
    onVisibleBoard(visible, tasks.boardId),
  )}`;

/** Where words are kept, and how to get from there to the task whose board decides who sees them. */
const sources = {
  task: {
    id: sql`${taskSearch.taskId}`,
    vector: sql`${taskSearch.vector}`,
    table: sql`${taskSearch}`,
    tenant: sql`${taskSearch.organizationId}`,
    toTask: sql`join ${tasks} on ${tasks.id} = texts.id`,
    present: sql`true`,
  },
  comment: {
    id: sql`${commentSearch.commentId}`,
    vector: sql`${commentSearch.vector}`,
    table: sql`${commentSearch}`,
    tenant: sql`${commentSearch.organizationId}`,
    toTask: sql`join ${comments} on ${comments.id} = texts.id join ${tasks} on ${tasks.id} = ${comments.taskId}`,
    present: sql`${isNull(comments.deletedAt)}`,
  },
} as const;

/**
 * The best of what has the words. The database knows little of how rare a word is, so a look at the newest texts
 * decides between walking back from there and reading the index of words.
 */
export async function findHits(
  db: Db,
  kind: keyof typeof sources,
  wanted: { scope: SearchScope; query: string; limit: number },
): Promise<Hit[]> {
  const { id, vector, table, tenant, toTask, present } = sources[kind];
  const { scope, limit } = wanted;
  const query = sql`to_tsquery('simple', ${wanted.query})`;
  const texts = sql`select ${id} as id, ${vector} as vector from ${table} where ${tenant} = ${scope.organizationId}`;
  const matching = sql`${texts} and ${vector} @@ ${query}`;
  const seen = (from: SQL) =>
    sql`select texts.id, texts.vector from (${from}) texts ${toTask} where ${onScope(scope)} and ${present}`;

  const { rows: sample } = await db.execute<{ matches: number }>(sql`
    select count(*) filter (where vector @@ ${query})::int as "matches"
    from (${seen(sql`${texts} order by ${id} desc limit ${sampled.texts}`)}) newest`);
  const isCommon = (sample[0]?.matches ?? 0) >= sampled.common;
  const matches = (): SQL => {
    if (isCommon) return sql`${seen(matching)} order by texts.id desc limit ${rankedAtMost.common}`;
    // Who sees but a part might find nothing among the newest; for them the database goes by what they see.
    if (scope.visible !== 'all' || scope.boardId !== undefined) return seen(matching);
    return seen(sql`select * from found order by id desc limit ${rankedAtMost.other}`);
  };
  const { rows } = await db.execute<{ id: string; rank: number }>(sql`
    with found as materialized (${matching}), matches as materialized (${matches()})
    select id as "id", ts_rank(vector, ${query}, 1) as "rank" from matches
    order by "rank" desc, id desc limit ${limit}`);
  return rows;
}

/** Low, because the words of a language are few; who asks looks at each of them once more. */
const similarEnough = '0.35';

/**
 * For each word the known words that are spelled almost so; nothing for one that is known itself or begins one
 * that is, and nothing at all where the database knows no trigrams.
 */
export async function findSimilarWords(
  db: Db,
  organizationId: string,
  words: readonly string[],
): Promise<{ typed: string; word: string }[]> {
  const { rows: known } = await db.execute(
    sql`select 1 from pg_extension where extname = 'pg_trgm'`,
  );
  if (known.length === 0 || words.length === 0) return [];
  const { word, organizationId: tenant } = searchWords;
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('pg_trgm.word_similarity_threshold', ${similarEnough}, true)`,
    );
    const { rows } = await tx.execute<{ typed: string; word: string }>(sql`
      select typed.word as "typed", alike.word as "word"
      from unnest(${sql.param([...words])}::text[]) as typed (word), lateral (
        select distinct ${word} as word, word_similarity(typed.word, ${word}) as similarity
        from ${searchWords} where ${tenant} = ${organizationId} and ${word} %> typed.word
        order by similarity desc limit 50
      ) alike
      where not exists (select from ${searchWords} where ${tenant} = ${organizationId}
        and ${word} >= typed.word and ${word} < typed.word || chr(1114111))`);
    return rows;
  });
}

/** What stems words have; an empty one says that a word is in nearly every text. */
const stemsOf = prepared('stems_of', (db) =>
  db
    .select({
      word: sql<string>`word`,
      stem: sql<string>`coalesce((ts_lexize('english_stem', word))[1], '')`,
    })
    .from(sql`unnest(${sql.placeholder('words')}::text[]) as word`),
);

export async function findStems(
  db: Db,
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await stemsOf(db).execute({ words: [...words] });
  return new Map(rows.map(({ word, stem }) => [word, stem]));
}
