import type { EventActor } from '@helix/contracts';
import {
  maxMemories,
  memoryAdded,
  memoryRemoved,
  memoryUpdated,
  type Memory,
  type MemoryScope,
} from '@helix/contracts/memories';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findAgent } from '../agents/index.ts';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { digestOf } from './memory-digest.ts';
import {
  changeMemory,
  countMemories,
  findSame,
  insertMemory,
  lockMemory,
  removeMemory,
  type MemoryPlace,
} from './memory.queries.ts';

type Note = MemoryPlace & {
  readonly text: string;
  readonly pinned?: boolean;
  readonly by: EventActor;
  readonly runId?: string;
};

/** Keeps something to be remembered; what is kept there already is not kept twice. */
export async function remember(
  ctx: Context,
  tx: Transaction,
  note: Note,
): Promise<{ memory: Memory; isNew: boolean }> {
  const { organizationId, scope, agentId, text, by, runId } = note;
  const digest = digestOf(text);
  const same = await findSame(tx.db, { ...note, digest });
  if (same) return { memory: same, isNew: false };
  if ((await countMemories(tx.db, note)) >= maxMemories) {
    throw new AppError(
      'resource.conflict',
      `There are ${maxMemories} memories already; some have to be forgotten first`,
    );
  }
  const now = ctx.now();
  const memory = await insertMemory(tx.db, {
    ...{ id: ctx.newId('memory'), organizationId, scope, agentId, text, digest },
    ...{ pinned: note.pinned ?? false, createdBy: by, runId: runId ?? null },
    ...{ createdAt: now, updatedAt: now },
  });
  if (!memory) {
    // Somebody else noted the same a moment ago.
    const other = await findSame(tx.db, { ...note, digest });
    if (!other) throw new Error('a memory is neither new nor there');
    return { memory: other, isNew: false };
  }
  tx.emit({ event: memoryAdded, organizationId, actor: by, runId, data: { memory } });
  return { memory, isNew: true };
}

export async function createMemory(
  ctx: Context,
  actor: Actor,
  input: { scope: MemoryScope; agentId: string | null; text: string; pinned: boolean },
): Promise<Memory> {
  const organizationId = actor.organization.id;
  const { scope, agentId } = input;
  if ((scope === 'global') !== (agentId === null)) {
    const sentence =
      scope === 'global' ? 'What all remember belongs to no agent' : 'Say whose memory it is';
    throw new AppError('request.invalid', sentence);
  }
  return ctx.transaction(async (tx) => {
    if (agentId !== null && !(await findAgent(tx.db, organizationId, agentId))) {
      throw new AppError('resource.not_found', `No agent ${agentId}`);
    }
    const note = { ...input, organizationId, by: actorOf(actor) };
    return (await remember(ctx, tx, note)).memory;
  });
}

export function updateMemory(
  ctx: Context,
  actor: Actor,
  input: {
    memoryId: string;
    text?: string | undefined;
    pinned?: boolean | undefined;
    version?: number | undefined;
  },
): Promise<Memory> {
  const organizationId = actor.organization.id;
  const { memoryId, text, pinned, version } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockMemory(tx.db, organizationId, memoryId);
    if (!current) throw noMemory(memoryId);
    if (version !== undefined && version !== current.version) {
      throw new AppError('resource.version_conflict', 'This memory was changed meanwhile', {
        details: { current },
      });
    }
    const change = onlyChanged(current, { text, pinned });
    if (Object.keys(change).length === 0) return current;
    const digest = digestOf(change.text ?? current.text);
    const same = await findSame(tx.db, { ...current, organizationId, digest });
    if (same && same.id !== memoryId) {
      throw new AppError('resource.conflict', 'The same is remembered there already');
    }
    const target = { organizationId, id: memoryId, now: ctx.now() };
    const memory = await changeMemory(tx.db, target, { ...change, digest });
    const changes = changesBetween(current, change);
    const about = { organizationId, actor: actorOf(actor) };
    tx.emit({ event: memoryUpdated, ...about, data: { memory, changes } });
    return memory;
  });
}

export function deleteMemory(ctx: Context, actor: Actor, memoryId: string): Promise<Memory> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const memory = await lockMemory(tx.db, organizationId, memoryId);
    if (!memory) throw noMemory(memoryId);
    await removeMemory(tx.db, organizationId, memoryId);
    const about = { organizationId, actor: actorOf(actor) };
    tx.emit({ event: memoryRemoved, ...about, data: { memoryId, agentId: memory.agentId } });
    return memory;
  });
}

export const noMemory = (id: string) => new AppError('resource.not_found', `No memory ${id}`);
