import * as contract from '@helix/contracts/agents';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { createAgent, getAgent } from './agent.commands.ts';
import { listAgents } from './agent.queries.ts';

export const agentHandlers = [
  implement(contract.createAgent, ({ ctx, actor, body }) => createAgent(ctx, actor, body)),
  implement(contract.listAgents, async ({ ctx, actor, query }) =>
    toPage(
      await listAgents(ctx.db, {
        organizationId: actor.organization.id,
        after: decodeCursor(query.cursor),
        limit: query.limit + 1,
      }),
      query.limit,
    ),
  ),
  implement(contract.getAgent, ({ ctx, actor, params }) => getAgent(ctx, actor, params.agentId)),
];
