import type { AgentRecord } from '@helix/contracts/agents';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import { hasModel } from '../models/index.ts';
import { findAgent, findNamesake, hasDepartment } from './agent.queries.ts';
import { listLine } from './org-chart.queries.ts';

export const noAgent = (id: string) => new AppError('resource.not_found', `No agent ${id}`);

export function refuseArchived({ name, archivedAt }: AgentRecord): void {
  if (archivedAt === null) return;
  throw new AppError('agent.archived', `${name} is archived; restore it first`);
}

type References = {
  readonly modelId?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
  readonly parentId?: string | null | undefined;
};

/** What an agent names must exist. */
export async function checkReferences(
  db: Db,
  organizationId: string,
  { modelId, departmentId, parentId }: References,
): Promise<void> {
  if (modelId && !(await hasModel(db, organizationId, modelId))) {
    throw new AppError('resource.not_found', `No model ${modelId}`);
  }
  if (departmentId && !(await hasDepartment(db, organizationId, departmentId))) {
    throw new AppError('resource.not_found', `No department ${departmentId}`);
  }
  if (parentId) {
    const parent = await findAgent(db, organizationId, parentId);
    if (!parent) throw noAgent(parentId);
    refuseArchived(parent);
  }
}

/** Nobody leads whoever leads them. */
export async function refuseCycle(
  db: Db,
  organizationId: string,
  wish: { agent: AgentRecord; parentId: string },
): Promise<void> {
  const { agent, parentId } = wish;
  const line = await listLine(db, organizationId, parentId);
  const at = line.findIndex(({ id }) => id === agent.id);
  if (at < 0) return;
  const circle = [agent, ...line.slice(0, at + 1)];
  throw new AppError(
    'agent.cycle',
    `${agent.name} cannot be led by ${circle[1]?.name}: ${circle.map(({ name }) => name).join(' is led by ')}`,
    { details: { cycle: circle.map(({ id, name }) => ({ id, name })) } },
  );
}

/** Says which of the two is taken, and by whom when that is not plain to see. */
export async function nameTaken(
  db: Db,
  organizationId: string,
  wanted: { id: string; name: string; slug: string },
): Promise<AppError> {
  const other = await findNamesake(db, organizationId, wanted);
  const archived = other && other.archivedAt !== null ? ' in the archive' : '';
  if (other && other.name !== wanted.name) {
    const sentence = `${other.name}${archived} is @${wanted.slug} already`;
    return new AppError('resource.name_taken', sentence);
  }
  return new AppError(
    'resource.name_taken',
    `There is an agent named ${wanted.name} already${archived}`,
  );
}
