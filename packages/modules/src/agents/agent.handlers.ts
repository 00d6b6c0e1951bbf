import * as contract from '@helix/contracts/agents';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { updateAgent } from './agent-changes.ts';
import { agentFileHandlers } from './agent-file.handlers.ts';
import * as lifecycle from './agent-lifecycle.ts';
import type { AgentRunsPort } from './agent-runs-port.ts';
import { createAgent, requireAgent } from './agent.commands.ts';
import { listAgents } from './agent.queries.ts';
import { listPerformance } from './agent-work.queries.ts';
import { listTemplates } from './agent-templates.ts';
import { findTeammates } from './org-chart.queries.ts';
import { isGatewayConnected, presentAgent, presentAgents } from './present-agents.ts';

const dayMs = 24 * 3_600_000;

/** Everything about agents; what changes their runs is asked of `runs`. */
export const createAgentHandlers = (runs: AgentRunsPort) => [
  ...agentFileHandlers,
  implement(contract.listAgentTemplates, async () => ({
    items: [...(await listTemplates())],
    nextCursor: null,
  })),
  implement(contract.createAgent, ({ ctx, actor, body }) => createAgent(ctx, actor, body)),
  implement(contract.listAgents, async ({ ctx, actor, query }) => {
    const { cursor, limit, ...filter } = query;
    const organizationId = actor.organization.id;
    const wanted = { organizationId, after: decodeCursor(cursor), limit: limit + 1 };
    const isReachable = filter.status === undefined || (await isGatewayConnected(ctx));
    const rows = await listAgents(ctx.db, wanted, { ...filter, isReachable });
    const { items, nextCursor } = toPage(rows, limit);
    return { items: await presentAgents(ctx, actor, items), nextCursor };
  }),
  implement(contract.getAgent, async ({ ctx, actor, params }) =>
    presentAgent(ctx, actor, await requireAgent(ctx, actor.organization.id, params.agentId)),
  ),
  implement(contract.listAgentPerformance, async ({ ctx, actor, query }) => {
    const since = new Date(ctx.now().getTime() - query.days * dayMs);
    const items = await listPerformance(ctx.db, actor.organization.id, since);
    return { items, nextCursor: null };
  }),
  implement(contract.listTeammates, async ({ ctx, actor, params }) => {
    const organizationId = actor.organization.id;
    await requireAgent(ctx, organizationId, params.agentId);
    return {
      items: await findTeammates(ctx.db, organizationId, params.agentId),
      nextCursor: null,
    };
  }),
  implement(contract.updateAgent, ({ ctx, actor, params, body }) =>
    updateAgent(ctx, actor, runs, { ...params, ...body }),
  ),
  implement(contract.pauseAgent, ({ ctx, actor, params, body }) =>
    lifecycle.pauseAgent(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.resumeAgent, ({ ctx, actor, params }) =>
    lifecycle.resumeAgent(ctx, actor, runs, params.agentId),
  ),
  implement(contract.archiveAgent, ({ ctx, actor, params }) =>
    lifecycle.archiveAgent(ctx, actor, runs, params.agentId),
  ),
  implement(contract.restoreAgent, ({ ctx, actor, params }) =>
    lifecycle.restoreAgent(ctx, actor, runs, params.agentId),
  ),
  implement(contract.deleteAgent, ({ ctx, actor, params }) =>
    lifecycle.deleteAgent(ctx, actor, params.agentId),
  ),
];
