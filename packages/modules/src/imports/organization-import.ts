import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IncomingFile } from '@helix/contracts';
import { organizationSettingsSchema } from '@helix/contracts/identity';
import { organizationImported, type OrganizationImport } from '@helix/contracts/imports';
import type { Transaction } from '@helix/db';
import { AppError, isAppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import {
  archiveTables,
  dataNameOf,
  fileNameOf,
  fileRowSchema,
  filesName,
  memberRowSchema,
  membersName,
  organizationName,
  organizationRowSchema,
  type FileRow,
  type MemberRow,
} from '../exports/index.ts';
import { createInvitation } from '../members/index.ts';
import { refreshCounters } from '../tasks/index.ts';
import { unreadable } from '../zips/index.ts';
import { renameIds } from './archive-ids.ts';
import { openArchive, type Archive } from './archive-reader.ts';
import {
  changeOrganization,
  clearStrayReferences,
  findContent,
  insertFiles,
  listMemberIds,
  listTaskIds,
  lockOrganization,
  type PlacedFile,
} from './import.queries.ts';
import { placeHistory } from './place-history.ts';
import { placeRows, type Destination } from './place-rows.ts';

const tasksAtOnce = 1_000;

/** All of an archive or nothing of it. */
export async function importOrganization(
  ctx: Context,
  actor: Actor,
  { invite }: { invite: boolean },
  file: IncomingFile,
): Promise<OrganizationImport> {
  await refuseContent(ctx.db, actor);
  const folder = await mkdtemp(join(tmpdir(), 'helix-import-'));
  try {
    const path = join(folder, 'archive.zip');
    await pipeline(Readable.from(file.stream), createWriteStream(path, { mode: 0o600 }));
    const archive = await openArchive(path);
    try {
      const { people, ...result } = await readArchive(ctx, actor, archive);
      return { ...result, people: invite ? await invitePeople(ctx, actor, people) : people };
    } finally {
      archive.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readArchive(
  ctx: Context,
  actor: Actor,
  archive: Archive,
): Promise<OrganizationImport> {
  const members = await collect(archive.rows(membersName, memberRowSchema));
  const placed = new Map<string, PlacedFile>();
  try {
    for (const row of await collect(archive.rows(filesName, fileRowSchema))) {
      placed.set(row.id, await placeFile(ctx, archive, row));
    }
    return await ctx.transaction((tx) => write(ctx, tx, { actor, archive, members, placed }));
  } catch (error) {
    for (const { id } of placed.values()) await ctx.files.remove(id);
    throw explain(error);
  }
}

async function placeFile(ctx: Context, archive: Archive, row: FileRow): Promise<PlacedFile> {
  const bytes = archive.bytes(fileNameOf(row.id));
  const { id, size, sha256 } = await ctx.files.write(bytes, { maxBytes: row.size });
  if (size !== row.size || sha256 !== row.sha256) {
    await ctx.files.remove(id);
    throw unreadable(`${fileNameOf(row.id)} is not the file that it should be`);
  }
  return { id, size, sha256, purpose: row.purpose, createdAt: ctx.now() };
}

type Import = {
  actor: Actor;
  archive: Archive;
  members: readonly MemberRow[];
  placed: ReadonlyMap<string, PlacedFile>;
};

async function write(
  ctx: Context,
  tx: Transaction,
  { actor, archive, members, placed }: Import,
): Promise<OrganizationImport> {
  const organizationId = actor.organization.id;
  await lockOrganization(tx.db, organizationId);
  await refuseContent(tx.db, actor);
  const here = await listMemberIds(tx.db, organizationId);
  const known = new Map([...placed].map(([old, { id }]) => [old, id]));
  for (const { id, email } of members) {
    const found = here.get(email.toLowerCase());
    if (found !== undefined) known.set(id, found);
  }
  const destination: Destination = {
    organizationId,
    importerId: actor.id,
    renaming: renameIds(organizationId, known),
    isMember: (oldId) => known.has(oldId),
  };
  if (!(await insertFiles(tx.db, organizationId, [...placed.values()]))) {
    throw new AppError('storage.quota_exceeded', 'The files are more than may be stored here');
  }
  const rows: Record<string, number> = {};
  for (const kind of archiveTables) {
    const name = dataNameOf(kind.kind);
    if (!archive.has(name)) continue;
    rows[kind.kind] = await placeRows(tx.db, destination, kind, (schema) =>
      archive.rows(name, schema),
    );
  }
  rows['history'] = await placeHistory(tx.db, archive, destination);
  for await (const { name, settings } of archive.rows(organizationName, organizationRowSchema)) {
    await changeOrganization(tx.db, organizationId, {
      name,
      settings: acceptable(settings, actor),
    });
  }
  await settle(tx, organizationId);
  const result = { rows, files: placed.size };
  tx.emit({
    event: organizationImported,
    organizationId,
    actor: actorOf(actor),
    data: result,
  });
  return { ...result, people: members.flatMap((member) => toPerson(member, here)) };
}

/** Nobody locks themselves out by a file: a second factor is asked for only by those who have one. */
function acceptable(settings: Readonly<Record<string, unknown>>, actor: Actor) {
  if (!organizationSettingsSchema.strict().safeParse(settings).success) {
    throw unreadable('its settings are not ones of ours');
  }
  const { requireTotp, ...rest } = settings;
  return actor.totpEnabled && requireTotp !== undefined ? settings : rest;
}

/** What an archive claims about itself is counted anew. */
async function settle(tx: Transaction, organizationId: string): Promise<void> {
  await clearStrayReferences(tx.db, organizationId);
  let after = '';
  for (;;) {
    const ids = await listTaskIds(tx.db, organizationId, { after, limit: tasksAtOnce });
    await refreshCounters(tx.db, organizationId, ids);
    after = ids.at(-1) ?? '';
    if (ids.length < tasksAtOnce) return;
  }
}

async function refuseContent(db: Context['db'], actor: Actor): Promise<void> {
  const content = await findContent(db, actor.organization.id);
  if (content === undefined) return;
  throw new AppError(
    'import.not_empty',
    `An archive is read into an empty organization; this one has ${content}`,
  );
}

type Person = OrganizationImport['people'][number];

function toPerson(
  { email, name, role, removedAt }: MemberRow,
  here: ReadonlyMap<string, string>,
): Person[] {
  const isHere = here.has(email.toLowerCase());
  if (removedAt !== null && !isHere) return [];
  return [{ email, name, role, link: null, outcome: isHere ? 'member' : 'absent' }];
}

/** Owning is not passed on by a file. Who is invited already keeps that invitation. */
async function invitePeople(
  ctx: Context,
  actor: Actor,
  people: readonly Person[],
): Promise<Person[]> {
  const invited: Person[] = [];
  for (const person of people) {
    const role = person.role === 'owner' ? 'admin' : person.role;
    const sent =
      person.outcome === 'absent'
        ? await createInvitation(ctx, actor, {
            email: person.email.toLowerCase(),
            role,
            boardIds: [],
          }).catch(ignoreConflict)
        : undefined;
    invited.push(sent ? { ...person, role, link: sent.link, outcome: 'invited' } : person);
  }
  return invited;
}

function ignoreConflict(error: unknown): undefined {
  if (!isAppError(error) || error.code !== 'resource.conflict') throw error;
}

/** What the database refuses about rows is the archive's fault. */
function explain(error: unknown): unknown {
  const state = sqlStateOf(error);
  if (state === undefined || !/^(23|22)/.test(state)) return error;
  return unreadable('its parts contradict each other');
}

function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) {
    return error.code;
  }
  return 'cause' in error ? sqlStateOf(error.cause) : undefined;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
