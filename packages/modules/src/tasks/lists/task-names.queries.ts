import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { unionAll, type PgColumn } from 'drizzle-orm/pg-core';
import { foldText, termsOf, type Filter, type ReferenceField } from '@helix/contracts/filters';
import { organizationSettingsSchema } from '@helix/contracts/identity';
import { schema, type Db } from '@helix/db';

const { boards, columns, labels, members, users, agents, tasks, formerTaskKeys, organizations } =
  schema;

/** What the names in a filter stand for. Several things may have a name; an unknown name stands for nothing. */
export type FilterNames = (field: ReferenceField, name: string) => readonly string[];

type Kind = 'board' | 'column' | 'label' | 'member' | 'agent' | 'task';
const kindsOf: Readonly<Record<ReferenceField, readonly Kind[]>> = {
  board: ['board'],
  column: ['column'],
  label: ['label'],
  assignee: ['member'],
  agent: ['agent'],
  creator: ['member', 'agent'],
  parent: ['task'],
  key: ['task'],
};
const keyPattern = /^([a-z][a-z0-9]{1,7})-(\d{1,9})$/i;
const idPattern = /^[a-z]+_[0-9a-z]{8,40}$/;

type Found = { readonly kind: Kind; readonly id: string; readonly name: string };

export async function resolveNames(
  db: Db,
  organizationId: string,
  filter: Filter,
): Promise<FilterNames> {
  const wanted = namesIn(filter);
  const found: Found[] = [];
  for (const [kind, names] of wanted) {
    if (names.size > 0)
      found.push(...(await findNamed(db, organizationId, { kind, names: [...names] })));
  }
  return (field, name) => {
    if (idPattern.test(name)) return [name];
    const folded = foldText(name);
    return found
      .filter((one) => kindsOf[field].includes(one.kind) && one.name === folded)
      .map(({ id }) => id);
  };
}

function namesIn(filter: Filter): ReadonlyMap<Kind, ReadonlySet<string>> {
  const wanted = new Map<Kind, Set<string>>();
  const want = (kind: Kind, name: string) => {
    if (idPattern.test(name) || (kind === 'task' && !keyPattern.test(name))) return;
    wanted.set(kind, (wanted.get(kind) ?? new Set()).add(foldText(name)));
  };
  for (const term of termsOf(filter)) {
    if (term.kind === 'text') want('task', term.text);
    if (term.kind !== 'reference') continue;
    for (const value of term.values) {
      if ('name' in value) for (const kind of kindsOf[term.field]) want(kind, value.name);
    }
  }
  return wanted;
}

async function findNamed(
  db: Db,
  organizationId: string,
  wanted: { kind: Kind; names: readonly string[] },
): Promise<Found[]> {
  const names = [...wanted.names];
  const named = (column: PgColumn): SQL =>
    sql`helix_fold(${column}) = any(${sql.param(names)}::text[])`;
  const as = (rows: readonly { id: string; name: string }[]): Found[] =>
    rows.map(({ id, name }) => ({ kind: wanted.kind, id, name: foldText(name) }));
  switch (wanted.kind) {
    case 'board': {
      const rows = await db
        .select({ id: boards.id, name: boards.name, key: boards.key })
        .from(boards)
        .where(
          and(eq(boards.organizationId, organizationId), or(named(boards.name), named(boards.key))),
        );
      return as(
        rows.flatMap(({ id, name, key }) => [
          { id, name },
          { id, name: key },
        ]),
      );
    }
    case 'column':
      return as(
        await db
          .select({ id: columns.id, name: columns.name })
          .from(columns)
          .where(and(eq(columns.organizationId, organizationId), named(columns.name))),
      );
    case 'label':
      return as(
        await db
          .select({ id: labels.id, name: labels.name })
          .from(labels)
          .where(and(eq(labels.organizationId, organizationId), named(labels.name))),
      );
    case 'agent':
      return as(
        await db
          .select({ id: agents.id, name: agents.name })
          .from(agents)
          .where(and(eq(agents.organizationId, organizationId), named(agents.name))),
      );
    case 'member': {
      const rows = await db
        .select({ id: members.id, name: users.name, email: users.email })
        .from(members)
        .innerJoin(users, eq(users.id, members.userId))
        .where(
          and(
            eq(members.organizationId, organizationId),
            or(named(users.name), named(users.email)),
          ),
        );
      return as(
        rows.flatMap(({ id, name, email }) => [
          { id, name },
          { id, name: email },
        ]),
      );
    }
    case 'task':
      return as(await findByKeys(db, organizationId, names));
  }
}

/** By their keys, also those they had on boards they have left. */
function findByKeys(db: Db, organizationId: string, keys: readonly string[]) {
  const parts = keys.map((key) => keyPattern.exec(key));
  const key = (number: PgColumn) => sql<string>`${boards.key} || '-' || ${number}`;
  const isOne = (number: PgColumn) =>
    and(
      eq(boards.organizationId, organizationId),
      inArray(
        boards.key,
        parts.map((part) => part?.[1]?.toUpperCase() ?? ''),
      ),
      inArray(
        number,
        parts.map((part) => Number(part?.[2])),
      ),
    );
  return unionAll(
    db
      .select({ id: tasks.id, name: key(tasks.number) })
      .from(boards)
      .innerJoin(tasks, eq(tasks.boardId, boards.id))
      .where(isOne(tasks.number)),
    db
      .select({ id: formerTaskKeys.taskId, name: key(formerTaskKeys.number) })
      .from(boards)
      .innerJoin(formerTaskKeys, eq(formerTaskKeys.boardId, boards.id))
      .where(isOne(formerTaskKeys.number)),
  );
}

/** Where the organization's days begin. */
export async function findTimeZone(db: Db, organizationId: string): Promise<string> {
  const [row] = await db
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return organizationSettingsSchema.parse(row?.settings ?? {}).timeZone;
}

export async function findIdsByKeys(
  db: Db,
  organizationId: string,
  keys: readonly string[],
): Promise<string[]> {
  const rows = await findByKeys(db, organizationId, keys);
  const wanted = new Set(keys.map((key) => key.toUpperCase()));
  return rows.filter(({ name }) => wanted.has(name)).map(({ id }) => id);
}
