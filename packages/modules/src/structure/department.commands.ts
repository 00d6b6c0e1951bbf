import {
  departmentCreated,
  departmentDeleted,
  departmentUpdated,
  type Department,
} from '@helix/contracts/structure';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween } from '../event-changes.ts';
import {
  countAgentsOf,
  countBoardsOf,
  deleteDepartment as deleteRow,
  hasDepartmentNamed,
  insertDepartment,
  lockDepartment,
  renameDepartment,
} from './department.queries.ts';
import { refuseStale } from './stale.ts';

const nameTaken = (name: string) =>
  new AppError('resource.name_taken', `There is a department named ${name} already`);
const noDepartment = (id: string) => new AppError('resource.not_found', `No department ${id}`);

export function createDepartment(
  ctx: Context,
  actor: Actor,
  input: { name: string },
): Promise<Department> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const createdAt = ctx.now();
    const row = { id: ctx.newId('dept'), name: input.name, version: 1, createdAt };
    if (await hasDepartmentNamed(tx.db, organizationId, row)) throw nameTaken(input.name);
    if (!(await insertDepartment(tx.db, { ...row, organizationId }))) throw nameTaken(input.name);
    const department = { ...row, createdAt: createdAt.toISOString() };
    const data = { department };
    tx.emit({ event: departmentCreated, organizationId, actor: actorOf(actor), data });
    return department;
  });
}

export function updateDepartment(
  ctx: Context,
  actor: Actor,
  input: { departmentId: string; name: string; version?: number | undefined },
): Promise<Department> {
  const organizationId = actor.organization.id;
  const { departmentId: id, name, version } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockDepartment(tx.db, organizationId, id);
    if (!current) throw noDepartment(id);
    refuseStale(current, version);
    if (name === current.name) return current;
    if (await hasDepartmentNamed(tx.db, organizationId, { id, name })) throw nameTaken(name);
    await renameDepartment(tx.db, organizationId, { id, name });
    const department = { ...current, name, version: current.version + 1 };
    const data = { department, changes: changesBetween(current, { name }) };
    tx.emit({ event: departmentUpdated, organizationId, actor: actorOf(actor), data });
    return department;
  });
}

export function deleteDepartment(
  ctx: Context,
  actor: Actor,
  departmentId: string,
): Promise<{ deleted: true }> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const department = await lockDepartment(tx.db, organizationId, departmentId);
    if (!department) throw noDepartment(departmentId);
    const boards = await countBoardsOf(tx.db, organizationId, departmentId);
    if (boards > 0) {
      throw new AppError(
        'resource.in_use',
        `${department.name} has ${boards} boards, archived ones included; move them first`,
      );
    }
    const agents = await countAgentsOf(tx.db, organizationId, departmentId);
    if (agents > 0) {
      throw new AppError(
        'resource.in_use',
        `${department.name} has ${agents} agents, archived ones included; move them first`,
      );
    }
    await deleteRow(tx.db, organizationId, departmentId);
    const data = { department };
    tx.emit({ event: departmentDeleted, organizationId, actor: actorOf(actor), data });
    return { deleted: true };
  });
}
