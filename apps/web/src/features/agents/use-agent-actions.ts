'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  archiveAgent,
  pauseAgent,
  restoreAgent,
  resumeAgent,
  updateAgent,
  type Agent,
} from '@helix/contracts/agents';
import type { EndpointCall } from '@helix/contracts';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { applyAgent, knownAgent } from './agent-patch.ts';
import { agentKeys } from './agent-queries.ts';
import { messages } from './messages.ts';

export type AgentChange = Omit<EndpointCall<typeof updateAgent>['body'], 'version'>;

/** Shown at once; if the server refuses, it is as it was and the reason is told. */
export function useUpdateAgent(agent: Agent) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (change: AgentChange) =>
      client.call(updateAgent, { params: { agentId: agent.id }, body: change }),
    onMutate(change) {
      const before = knownAgent(queries, agent.id) ?? agent;
      const given = Object.fromEntries(
        Object.entries(change).filter(([, value]) => value !== undefined),
      );
      applyAgent(queries, { ...before, ...given });
      return { before };
    },
    onSuccess: (changed) => applyAgent(queries, changed),
    onError(error, _change, context) {
      if (context) applyAgent(queries, context.before);
      void queries.invalidateQueries({ queryKey: agentKeys.one(agent.id), exact: true });
      show(messages.notChanged(agent.name, messageOf(error)), 'bad');
    },
  });
}

/** Each can be taken back by its opposite. */
export function useAgentActions(agent: Agent) {
  const queries = useQueryClient();
  const { offer } = useUndo();
  const show = useToast();
  const params = { agentId: agent.id };
  const calls = {
    pause: (reason?: string) =>
      client.call(pauseAgent, { params, body: { ...(reason !== undefined && { reason }) } }),
    resume: () => client.call(resumeAgent, { params, body: {} }),
    archive: () => client.call(archiveAgent, { params, body: {} }),
    restore: () => client.call(restoreAgent, { params, body: {} }),
  };
  const run = useMutation({
    mutationFn: async ({ name, reason }: { name: keyof typeof calls; reason?: string }) =>
      applyAgent(queries, await calls[name](reason)),
    onSuccess(_done, { name }) {
      offer({
        title: messages.done[name](agent.name),
        undo: async () => applyAgent(queries, await calls[oppositeOf[name]]()),
      });
    },
    onError: (error) => show(messages.notChanged(agent.name, messageOf(error)), 'bad'),
  });
  return {
    isPending: run.isPending,
    pause: (reason?: string) =>
      run.mutate({ name: 'pause', ...(reason !== undefined && { reason }) }),
    resume: () => run.mutate({ name: 'resume' }),
    archive: () => run.mutate({ name: 'archive' }),
    restore: () => run.mutate({ name: 'restore' }),
  };
}

const oppositeOf = {
  pause: 'resume',
  resume: 'pause',
  archive: 'restore',
  restore: 'archive',
} as const;
