import { agentCreated, type Agent } from '@helix/contracts/agents';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { hasModel } from '../models/index.ts';
import { findAgent, insertAgent } from './agent.queries.ts';

type NewAgent = {
  name: string;
  role: string;
  modelId: string | null;
  soul: string;
  memory: string;
};

export function createAgent(ctx: Context, actor: Actor, input: NewAgent): Promise<Agent> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    if (input.modelId !== null && !(await hasModel(tx.db, organizationId, input.modelId))) {
      throw new AppError('resource.not_found', `No model ${input.modelId}`);
    }
    const createdAt = ctx.now();
    const row = { ...input, id: ctx.newId('agent'), version: 1, createdAt, organizationId };
    if (!(await insertAgent(tx.db, row))) {
      throw new AppError('resource.name_taken', `There is an agent named ${input.name} already`);
    }
    const agent = await findAgent(tx.db, organizationId, row.id);
    if (!agent) throw new Error(`agent ${row.id} vanished as it was made`);
    tx.emit({ event: agentCreated, organizationId, actor: actorOf(actor), data: { agent } });
    return agent;
  });
}

export async function getAgent(ctx: Context, actor: Actor, agentId: string): Promise<Agent> {
  const agent = await findAgent(ctx.db, actor.organization.id, agentId);
  if (!agent) throw new AppError('resource.not_found', `No agent ${agentId}`);
  return agent;
}
