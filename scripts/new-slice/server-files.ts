import type { Names } from './names.ts';

/** The table of a new slice and its behaviour. */
export function serverFiles(names: Names): Readonly<Record<string, string>> {
  const folder = `packages/modules/src/${names.slice}`;
  return {
    [`packages/db/src/schema/${names.slice}.ts`]: table(names),
    [`${folder}/${names.file}.state.ts`]: state(names),
    [`${folder}/${names.file}.queries.ts`]: queries(names),
    [`${folder}/${names.file}.commands.ts`]: commands(names),
    [`${folder}/${names.file}.handlers.ts`]: handlers(names),
    [`${folder}/index.ts`]: `export { ${names.one}Handlers } from './${names.file}.handlers.ts';\n`,
  };
}

const table = ({
  slice,
  many,
  one,
  table: name,
}: Names) => `import { pgTable, text, unique } from 'drizzle-orm/pg-core';
import { ${one}Statuses } from '@helix/contracts/${slice}';
import { createdAt, organizationId, version } from './column-builders.ts';
import { organizations } from './identity.ts';

export const ${many} = pgTable(
  '${name}',
  {
    id: text().primaryKey(),
    organizationId: organizationId().references(() => organizations.id),
    name: text().notNull(),
    status: text({ enum: ${one}Statuses }).notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (row) => [unique('${name}_tenant').on(row.organizationId, row.id)],
);
`;

const state = ({
  slice,
  One,
  words,
}: Names) => `import type { ${One}Status } from '@helix/contracts/${slice}';

type Change = { readonly name?: string | undefined; readonly status?: ${One}Status | undefined };

/** Why a change is refused, as a sentence: what is archived stays as it is until it is active again. */
export function findRefusal(current: ${One}Status, change: Change): string | undefined {
  const becomes = change.status ?? current;
  if (change.name === undefined || becomes === 'active') return undefined;
  return 'This ${words} is archived; make it active to rename it';
}
`;

const queries = ({
  slice,
  many,
  one,
  One,
  Many,
}: Names) => `import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { ${One}, ${One}Status } from '@helix/contracts/${slice}';
import { schema, type Db } from '@helix/db';

const { ${many} } = schema;
const ${one}Columns = {
  id: ${many}.id,
  name: ${many}.name,
  status: ${many}.status,
  version: ${many}.version,
  createdAt: ${many}.createdAt,
};
type Key = { readonly organizationId: string; readonly id: string };

const isIt = (key: Key) => and(eq(${many}.organizationId, key.organizationId), eq(${many}.id, key.id));
const toWire = <T extends { createdAt: Date }>(row: T) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

export async function insert${One}(db: Db, row: typeof ${many}.$inferInsert): Promise<void> {
  await db.insert(${many}).values(row);
}

export async function find${One}(db: Db, key: Key): Promise<${One} | undefined> {
  const [row] = await db.select(${one}Columns).from(${many}).where(isIt(key));
  return row && toWire(row);
}

/** Locks the row, so that a concurrent change waits and then sees this one. */
export async function lock${One}(db: Db, key: Key): Promise<${One} | undefined> {
  const [row] = await db.select(${one}Columns).from(${many}).where(isIt(key)).for('update');
  return row && toWire(row);
}

export async function change${One}(
  db: Db,
  key: Key,
  change: { readonly name: string; readonly status: ${One}Status },
): Promise<void> {
  await db
    .update(${many})
    .set({ ...change, version: sql\`\${${many}.version} + 1\` })
    .where(isIt(key));
}

export async function list${Many}(
  db: Db,
  page: { organizationId: string; after: string | undefined; limit: number },
): Promise<${One}[]> {
  const rows = await db
    .select(${one}Columns)
    .from(${many})
    .where(
      and(
        eq(${many}.organizationId, page.organizationId),
        page.after === undefined ? undefined : gt(${many}.id, page.after),
      ),
    )
    .orderBy(asc(${many}.id))
    .limit(page.limit);
  return rows.map(toWire);
}
`;

const commands = ({
  slice,
  file,
  one,
  One,
  prefix,
  words,
}: Names) => `import { ${one}Created, ${one}Updated, type ${One}, type ${One}Status } from '@helix/contracts/${slice}';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { change${One}, find${One}, insert${One}, lock${One} } from './${file}.queries.ts';
import { findRefusal } from './${file}.state.ts';

export function create${One}(ctx: Context, actor: Actor, input: { name: string }): Promise<${One}> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const createdAt = ctx.now();
    const row = {
      ...input,
      id: ctx.newId('${prefix}'),
      status: 'active' as const,
      version: 1,
    };
    await insert${One}(tx.db, { ...row, organizationId, createdAt });
    const ${one} = { ...row, createdAt: createdAt.toISOString() };
    tx.emit({ event: ${one}Created, organizationId, actor: actorOf(actor), data: { ${one} } });
    return ${one};
  });
}

type Update = {
  ${one}Id: string;
  name?: string | undefined;
  status?: ${One}Status | undefined;
  version?: number | undefined;
};

export function update${One}(ctx: Context, actor: Actor, input: Update): Promise<${One}> {
  const organizationId = actor.organization.id;
  const key = { organizationId, id: input.${one}Id };
  return ctx.transaction(async (tx) => {
    const current = await lock${One}(tx.db, key);
    if (!current) throw no${One}(key.id);
    if (input.version !== undefined && input.version !== current.version) {
      throw new AppError('resource.version_conflict', \`\${current.name} was changed meanwhile\`, {
        details: { current },
      });
    }
    const refusal = findRefusal(current.status, input);
    if (refusal !== undefined) throw new AppError('resource.conflict', refusal);
    const change = { name: input.name ?? current.name, status: input.status ?? current.status };
    if (change.name === current.name && change.status === current.status) return current;
    await change${One}(tx.db, key, change);
    const ${one} = { ...current, ...change, version: current.version + 1 };
    tx.emit({ event: ${one}Updated, organizationId, actor: actorOf(actor), data: { ${one} } });
    return ${one};
  });
}

export async function get${One}(ctx: Context, actor: Actor, id: string): Promise<${One}> {
  const ${one} = await find${One}(ctx.db, { organizationId: actor.organization.id, id });
  if (!${one}) throw no${One}(id);
  return ${one};
}

const no${One} = (id: string) => new AppError('resource.not_found', \`No ${words} \${id}\`);
`;

const handlers = ({
  slice,
  file,
  one,
  One,
  Many,
}: Names) => `import * as contract from '@helix/contracts/${slice}';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { create${One}, get${One}, update${One} } from './${file}.commands.ts';
import { list${Many} } from './${file}.queries.ts';

export const ${one}Handlers = [
  implement(contract.create${One}, ({ ctx, actor, body }) => create${One}(ctx, actor, body)),
  implement(contract.list${Many}, async ({ ctx, actor, query }) =>
    toPage(
      await list${Many}(ctx.db, {
        organizationId: actor.organization.id,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.get${One}, ({ ctx, actor, params }) => get${One}(ctx, actor, params.${one}Id)),
  implement(contract.update${One}, ({ ctx, actor, params, body }) =>
    update${One}(ctx, actor, { ...params, ...body }),
  ),
];
`;
