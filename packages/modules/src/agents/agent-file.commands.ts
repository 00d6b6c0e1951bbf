import {
  agentFileChanged,
  maxAgentFileLength,
  type AgentFile,
  type AgentFileDiff,
} from '@helix/contracts/agents';
import type { EventActor } from '@helix/contracts';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import {
  findFileText,
  findFileVersion,
  insertFileVersions,
  setFileText,
  type FileRef,
} from './agent-file.queries.ts';
import { noAgent, refuseArchived } from './agent-references.ts';
import { lockAgent } from './agent.queries.ts';
import { diffTexts } from './file-diff.ts';

/** Of what was there before anybody was recorded as its author. */
const unknownAuthor: EventActor = { kind: 'service', id: 'helix', name: 'Helix' };

type Writing = FileRef & {
  readonly author: EventActor;
  /** The run in which an agent writes. */
  readonly runId?: string | undefined;
  readonly expected?: number | undefined;
  readonly restoredFrom?: number | undefined;
};

/** In characters as people and the database count them. */
const sizeOf = (text: string) => Array.from(text).length;

/** A file in force; one that was never recorded is told as it is. */
export async function requireFile(db: Transaction['db'], file: FileRef): Promise<AgentFile> {
  const current = await findFileText(db, file);
  if (!current) throw noAgent(file.agentId);
  const { text, version, createdAt } = current;
  const recorded = await findFileVersion(db, file, version);
  return {
    ...(recorded ?? {
      ...{ name: file.name, version, author: unknownAuthor, runId: null, restoredFrom: null },
      createdAt: createdAt.toISOString(),
    }),
    ...{ text, size: sizeOf(text) },
  };
}

/** Writes a new version out of the one in force. Nothing happens when the text stays the same. */
export async function changeAgentFile(
  ctx: Context,
  tx: Transaction,
  writing: Writing,
  change: (text: string) => string,
): Promise<AgentFile> {
  const { organizationId, agentId, name, author, runId, expected, restoredFrom } = writing;
  const agent = await lockAgent(tx.db, organizationId, agentId);
  if (!agent) throw noAgent(agentId);
  refuseArchived(agent);
  const current = await requireFile(tx.db, writing);
  if (expected !== undefined && expected !== current.version) {
    const sentence = `${name} of ${agent.name} was changed meanwhile`;
    throw new AppError('resource.version_conflict', sentence, { details: { current } });
  }
  const text = change(current.text);
  if (text === current.text) return current;
  if (text.length > maxAgentFileLength) {
    throw new AppError('request.invalid', `${name} may have ${maxAgentFileLength} characters`);
  }
  const tenant = { organizationId, agentId, name };
  const { version: before, author: former, createdAt } = current;
  const file: AgentFile = {
    ...{ name, author, text, size: sizeOf(text), version: before + 1 },
    runId: runId ?? null,
    restoredFrom: restoredFrom ?? null,
    createdAt: ctx.now().toISOString(),
  };
  const { size: _size, ...row } = file;
  await insertFileVersions(tx.db, [
    // On record already, unless the agent came into being without its files' history.
    {
      ...tenant,
      version: before,
      author: former,
      text: current.text,
      createdAt: new Date(createdAt),
    },
    { ...tenant, ...row, createdAt: new Date(file.createdAt) },
  ]);
  await setFileText(tx.db, tenant, { text, version: file.version });
  const { text: _text, ...told } = file;
  const data = { agentId, agentName: agent.name, file: told };
  tx.emit({ event: agentFileChanged, organizationId, actor: author, runId, data });
  return file;
}

export function writeFile(
  ctx: Context,
  actor: Actor,
  input: Omit<FileRef, 'organizationId'> & { text: string; version?: number | undefined },
): Promise<AgentFile> {
  const { text, version: expected, ...file } = input;
  const organizationId = actor.organization.id;
  const writing = { ...file, organizationId, author: actorOf(actor), expected };
  return ctx.transaction((tx) => changeAgentFile(ctx, tx, writing, () => text));
}

export function restoreFile(
  ctx: Context,
  actor: Actor,
  input: Omit<FileRef, 'organizationId'> & {
    version: number;
    expectedVersion?: number | undefined;
  },
): Promise<AgentFile> {
  const { agentId, name, version, expectedVersion: expected } = input;
  const file = { organizationId: actor.organization.id, agentId, name };
  return ctx.transaction(async (tx) => {
    const { text } = await requireVersion(tx.db, file, version);
    const writing = { ...file, author: actorOf(actor), expected, restoredFrom: version };
    return changeAgentFile(ctx, tx, writing, () => text);
  });
}

export async function requireVersion(
  db: Transaction['db'],
  file: FileRef,
  version: number,
): Promise<AgentFile> {
  const current = await requireFile(db, file);
  if (version === current.version) return current;
  const former = await findFileVersion(db, file, version);
  if (!former) throw new AppError('resource.not_found', `No version ${version} of ${file.name}`);
  return former;
}

/** Without numbers: what the last change did. Before the first version there was nothing. */
export async function diffFile(
  { db }: Pick<Context, 'db'>,
  file: FileRef,
  wanted: { from?: number | undefined; to?: number | undefined },
): Promise<AgentFileDiff> {
  const to = await requireVersion(db, file, wanted.to ?? (await requireFile(db, file)).version);
  const from = wanted.from ?? to.version - 1;
  const before = from === 0 ? '' : (await requireVersion(db, file, from)).text;
  return { name: file.name, from, to: to.version, ...diffTexts(before, to.text) };
}
