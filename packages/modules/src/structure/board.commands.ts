import { stopBoardRuns } from '@helix/contracts/runs';
import {
  boardCreated,
  boardDeleted,
  boardUpdated,
  type Board,
  type BoardPermission,
} from '@helix/contracts/structure';
import type { Db, Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { requirePermission } from './board-access.ts';
import { boardKeyOf, numberedBoardKey } from './board-key.ts';
import { boardTemplates } from './board-templates.ts';
import {
  changeBoard,
  deleteBoard as deleteRow,
  insertBoard,
  lockBoard,
  type BoardChange,
} from './board.queries.ts';
import { insertColumns } from './column.queries.ts';
import { findDepartment } from './department.queries.ts';
import { insertLabels } from './label.queries.ts';
import { refuseStale } from './stale.ts';

const maxKeyTries = 99;

type NewBoard = {
  name: string;
  departmentId: string;
  key?: string | undefined;
  description: string;
  templateId: string;
  defaultPermission: BoardPermission;
};
type Changes = {
  name?: string | undefined;
  description?: string | undefined;
  departmentId?: string | undefined;
  defaultPermission?: BoardPermission | undefined;
  archiveDoneAfterDays?: number | null | undefined;
};

export function createBoard(ctx: Context, actor: Actor, input: NewBoard): Promise<Board> {
  const organizationId = actor.organization.id;
  const { key, templateId, ...fields } = input;
  const template = boardTemplates.find(({ id }) => id === templateId);
  if (!template) throw new AppError('resource.not_found', `No board template ${templateId}`);
  return ctx.transaction(async (tx) => {
    await requireDepartment(tx.db, organizationId, input.departmentId);
    const createdAt = ctx.now();
    const id = ctx.newId('board');
    const board = await insertWithFreeKey(tx.db, { ...fields, id, organizationId, createdAt }, key);
    const columns = template.columns.map((column) => ({
      ...column,
      id: ctx.newId('column'),
      boardId: id,
      version: 1,
    }));
    await insertColumns(
      tx.db,
      columns.map((column, rank) => ({ ...column, organizationId, rank })),
    );
    const labels = template.labels.map((label) => ({ ...label, id: ctx.newId('label') }));
    if (labels.length > 0) {
      const rows = labels.map((label) => ({ ...label, organizationId, boardId: id, createdAt }));
      await insertLabels(tx.db, rows);
    }
    tx.emit({ event: boardCreated, ...about(actor, id), data: { board, columns } });
    return board;
  });
}

export function updateBoard(
  ctx: Context,
  actor: Actor,
  input: Changes & { boardId: string; version?: number | undefined },
): Promise<Board> {
  const { boardId, version, ...changes } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockManaged(tx, actor, boardId);
    refuseStale(current, version);
    if (changes.departmentId !== undefined) {
      await requireDepartment(tx.db, actor.organization.id, changes.departmentId);
    }
    return writeChange(tx, actor, { current, change: onlyChanged(current, changes) });
  });
}

/** Puts a board away, or brings it back. */
export function setBoardArchived(
  ctx: Context,
  actor: Actor,
  input: { boardId: string; archived: boolean },
): Promise<Board> {
  return ctx.transaction(async (tx) => {
    const current = await lockManaged(tx, actor, input.boardId);
    if ((current.archivedAt !== null) === input.archived) return current;
    const change = { archivedAt: input.archived ? ctx.now() : null };
    if (input.archived) await stopRunsLater(tx, actor, current);
    return writeChange(tx, actor, { current, change });
  });
}

/** Nobody works on a board that is put away. */
async function stopRunsLater(tx: Transaction, actor: Actor, board: Board): Promise<void> {
  const { organizationId, actor: by } = about(actor, board.id);
  const message = `${actor.name} archived the board ${board.name}`;
  await tx.enqueue(stopBoardRuns, { organizationId, boardId: board.id, actor: by, message });
}

export function deleteBoard(
  ctx: Context,
  actor: Actor,
  boardId: string,
): Promise<{ deleted: true }> {
  return ctx.transaction(async (tx) => {
    const board = await lockManaged(tx, actor, boardId);
    if (!(await deleteRow(tx.db, actor.organization.id, boardId))) {
      throw new AppError(
        'resource.in_use',
        `${board.name} has given out task keys, so it can only be archived`,
      );
    }
    // The board is gone, and so is who may see it: its name and end are for everybody.
    const { organizationId, actor: by } = about(actor, boardId);
    tx.emit({
      event: boardDeleted,
      organizationId,
      actor: by,
      audience: 'admins',
      data: { board },
    });
    return { deleted: true };
  });
}

async function lockManaged(tx: Transaction, actor: Actor, boardId: string): Promise<Board> {
  await requirePermission(tx.db, actor, { boardId, need: 'manage' });
  const board = await lockBoard(tx.db, actor.organization.id, boardId);
  if (!board) throw new AppError('resource.not_found', `No board ${boardId}`);
  return board;
}

async function writeChange(
  tx: Transaction,
  actor: Actor,
  { current, change }: { current: Board; change: BoardChange },
): Promise<Board> {
  if (Object.keys(change).length === 0) return current;
  const { organizationId, ...rest } = about(actor, current.id);
  const board = await changeBoard(tx.db, { organizationId, id: current.id }, change);
  const data = { board, changes: changesBetween(current, change) };
  tx.emit({ event: boardUpdated, organizationId, ...rest, data });
  return board;
}

const about = (actor: Actor, boardId: string) => ({
  organizationId: actor.organization.id,
  actor: actorOf(actor),
  boardId,
});

async function requireDepartment(db: Db, organizationId: string, id: string): Promise<void> {
  if (await findDepartment(db, organizationId, id)) return;
  throw new AppError('resource.not_found', `No department ${id}`);
}

/** A key that was asked for must be free; one made from the name gets a number when it is not. */
async function insertWithFreeKey(
  db: Db,
  row: Omit<Parameters<typeof insertBoard>[1], 'key'>,
  wanted: string | undefined,
): Promise<Board> {
  const tries = wanted === undefined ? maxKeyTries : 1;
  for (let n = 1; n <= tries; n += 1) {
    const key = numberedBoardKey(wanted ?? boardKeyOf(row.name), n);
    const board = await insertBoard(db, { ...row, key });
    if (board) return board;
  }
  throw new AppError(
    'resource.name_taken',
    `Another board has the key ${wanted ?? boardKeyOf(row.name)}`,
  );
}
