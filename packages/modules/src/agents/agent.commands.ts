import {
  agentCreated,
  type Agent,
  type AgentRecord,
  type AgentTemplate,
} from '@helix/contracts/agents';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { insertFileVersions } from './agent-file.queries.ts';
import { toColumns } from './agent-record.ts';
import { checkReferences, nameTaken, noAgent } from './agent-references.ts';
import { findAgent, insertAgent, listSlugsLike } from './agent.queries.ts';
import { findTemplate } from './agent-templates.ts';
import { lockRoster } from './org-chart.queries.ts';
import { presentAgent } from './present-agents.ts';
import { freeSlug, slugOf } from './slug.ts';

type Wish = Omit<Identity, 'name' | 'role'> & {
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly templateId?: string | undefined;
};
type Identity = {
  readonly name: string;
  readonly role: string;
  readonly slug?: string | undefined;
  readonly description?: string | undefined;
  readonly avatar?: AgentRecord['avatar'] | undefined;
  readonly executionMode?: AgentRecord['executionMode'] | undefined;
  readonly soul?: string | undefined;
  readonly memory?: string | undefined;
} & Pick<
  AgentRecord,
  'departmentId' | 'parentId' | 'modelId' | 'maxConcurrentRuns' | 'tier' | 'monthlyBudgetUsd'
>;

export async function createAgent(ctx: Context, actor: Actor, wish: Wish): Promise<Agent> {
  const { slug, soul = '', memory = '', ...wanted } = await fillIn(wish);
  const organizationId = actor.organization.id;
  const record = await ctx.transaction(async (tx) => {
    await lockRoster(tx.db, organizationId);
    await checkReferences(tx.db, organizationId, wanted);
    const taken = await listSlugsLike(tx.db, organizationId, slugOf(wanted.name));
    const row = {
      ...toColumns(wanted),
      slug: slug ?? freeSlug(wanted.name, taken),
      ...{ soul, memory, organizationId },
      id: ctx.newId('agent'),
      createdAt: ctx.now(),
    };
    if (!(await insertAgent(tx.db, row))) throw await nameTaken(tx.db, organizationId, row);
    const { id: agentId, createdAt } = row;
    const version = { organizationId, agentId, version: 1, author: actorOf(actor), createdAt };
    await insertFileVersions(tx.db, [
      { ...version, name: 'SOUL.md', text: soul },
      { ...version, name: 'MEMORY.md', text: memory },
    ]);
    const agent = await requireAgent(tx, organizationId, agentId);
    tx.emit({ event: agentCreated, organizationId, actor: actorOf(actor), data: { agent } });
    return agent;
  });
  return presentAgent(ctx, actor, record);
}

/** What was left out, from the template. */
async function fillIn({ templateId, ...wish }: Wish): Promise<Identity> {
  const template: Partial<AgentTemplate> =
    templateId === undefined ? {} : await requireTemplate(templateId);
  const name = wish.name ?? template.name;
  const role = wish.role ?? template.role;
  if (name === undefined || role === undefined) {
    throw new AppError('request.invalid', 'Give the agent a name and a role, or take a template');
  }
  return {
    ...wish,
    ...{ name, role },
    description: wish.description ?? template.description,
    avatar: wish.avatar ?? template.avatar,
    executionMode: wish.executionMode ?? template.executionMode,
    soul: wish.soul ?? template.soul,
    memory: wish.memory ?? template.memory,
  };
}

async function requireTemplate(id: string): Promise<Partial<AgentTemplate>> {
  const template = await findTemplate(id);
  if (!template) throw new AppError('resource.not_found', `No template ${id}`);
  return template;
}

export async function requireAgent(
  { db }: Pick<Context, 'db'>,
  organizationId: string,
  agentId: string,
): Promise<AgentRecord> {
  const agent = await findAgent(db, organizationId, agentId);
  if (!agent) throw noAgent(agentId);
  return agent;
}
