'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button, useToast } from '@helix/ui';
import { listLlmCalls, type LlmCall } from '@helix/contracts/ledger';
import { client } from '../../lib/browser-client.ts';
import { toCsv, saveCsv } from '../../lib/csv.ts';
import { messageOf } from '../../lib/error-message.ts';
import { formatNumber } from '../../lib/format.ts';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { messages } from './messages.ts';
import type { CallsFilter } from './read-calls-filter.ts';

const fields = [
  ...(['id', 'startedAt', 'agent', 'provider', 'model', 'status', 'reason', 'costUsd'] as const),
  ...(['inputTokens', 'cachedInputTokens', 'cacheWriteTokens', 'outputTokens'] as const),
  ...(['reasoningTokens', 'firstTokenMs', 'totalMs', 'runId', 'taskId'] as const),
] as const;
const most = 5_000;

/** The calls of the filter as a file, the newest of very many. */
export function SaveCalls({ filter }: { filter: CallsFilter }) {
  const { data: agents } = useQuery(everyAgentQuery(client));
  const show = useToast();
  const save = useMutation({
    mutationFn: () => readCalls(filter),
    onSuccess({ calls, isCutOff }) {
      const names = new Map(agents?.items.map(({ id, name }) => [id, name]));
      const rows = calls.map((call) => ({
        ...call,
        agent: (call.agentId !== null && names.get(call.agentId)) || null,
      }));
      saveCsv(messages.csvName, toCsv(fields, rows));
      if (isCutOff) show(messages.cutOff(formatNumber(most)));
    },
    onError: (error) => show({ title: messages.notSaved, text: messageOf(error), tone: 'bad' }),
  });
  return (
    <Button icon={<Download aria-hidden />} busy={save.isPending} onClick={() => save.mutate()}>
      {messages.saveCsv}
    </Button>
  );
}

async function readCalls(filter: CallsFilter): Promise<{ calls: LlmCall[]; isCutOff: boolean }> {
  const calls: LlmCall[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null && calls.length < most) {
    const query = { ...filter, limit: 200, ...(cursor !== undefined && { cursor }) };
    const page = await client.call(listLlmCalls, { query });
    calls.push(...page.items);
    cursor = page.nextCursor;
  }
  return { calls, isCutOff: cursor !== null };
}
