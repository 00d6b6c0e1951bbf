import {
  boardCreated,
  departmentCreated,
  type Board,
  type Category,
  type Department,
} from '@helix/contracts/structure';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { boardKeyOf, numberedBoardKey } from './board-key.ts';
import { insertBoard } from './board.queries.ts';
import { insertColumns } from './column.queries.ts';
import { findDepartment, insertDepartment } from './department.queries.ts';

/** What a new board starts with. */
const defaultColumns: readonly { name: string; category: Category }[] = [
  { name: 'Backlog', category: 'backlog' },
  { name: 'To do', category: 'todo' },
  { name: 'In progress', category: 'in_progress' },
  { name: 'Waiting', category: 'waiting' },
  { name: 'Review', category: 'review' },
  { name: 'Done', category: 'done' },
];
const maxKeyTries = 99;

export function createDepartment(
  ctx: Context,
  actor: Actor,
  input: { name: string },
): Promise<Department> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const createdAt = ctx.now();
    const row = { id: ctx.newId('dept'), name: input.name, version: 1, createdAt };
    if (!(await insertDepartment(tx.db, { ...row, organizationId }))) {
      throw new AppError(
        'resource.name_taken',
        `There is a department named ${input.name} already`,
      );
    }
    const department = { ...row, createdAt: createdAt.toISOString() };
    tx.emit({
      event: departmentCreated,
      organizationId,
      actor: actorOf(actor),
      data: { department },
    });
    return department;
  });
}

export function createBoard(
  ctx: Context,
  actor: Actor,
  input: { name: string; departmentId: string; key?: string | undefined },
): Promise<Board> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    if (!(await findDepartment(tx.db, organizationId, input.departmentId))) {
      throw new AppError('resource.not_found', `No department ${input.departmentId}`);
    }
    const createdAt = ctx.now();
    const row = {
      id: ctx.newId('board'),
      name: input.name,
      departmentId: input.departmentId,
      version: 1,
      createdAt,
      organizationId,
    };
    const board = await insertWithFreeKey(tx.db, row, input.key);
    const columns = defaultColumns.map((column, rank) => ({
      ...column,
      id: ctx.newId('column'),
      boardId: row.id,
      wipLimit: null,
      version: 1,
      organizationId,
      rank,
    }));
    await insertColumns(tx.db, columns);
    tx.emit({
      event: boardCreated,
      organizationId,
      actor: actorOf(actor),
      boardId: board.id,
      data: { board, columns },
    });
    return board;
  });
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
