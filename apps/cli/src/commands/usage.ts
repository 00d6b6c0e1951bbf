import { Option, type Command } from 'commander';
import { getUsage, usageGroups, type UsageRow } from '@helix/contracts/ledger';
import type { Column } from '../output/table.ts';
import { onServer } from '../remote/remote-command.ts';

type UsageOptions = { by: (typeof usageGroups)[number]; days: string };

const usageColumns: readonly Column<UsageRow>[] = [
  { title: 'of', value: ({ name, key }) => name ?? key, shrinks: true },
  { title: 'calls', value: ({ calls }) => calls },
  { title: 'tokens in', value: ({ inputTokens }) => inputTokens },
  { title: 'tokens out', value: ({ outputTokens }) => outputTokens },
  { title: 'cost', value: ({ costUsd }) => costUsd.toFixed(4) },
  { title: 'without a price', value: ({ unpricedCalls }) => unpricedCalls || '' },
  { title: 'simulated', value: ({ simulatedCalls }) => simulatedCalls || '' },
  { title: 'id', value: ({ key }) => key, plainOnly: true },
];

export function addUsageCommand(program: Command): void {
  onServer(
    program
      .command('usage')
      .description('what agents have used, and what it cost in US dollars')
      .addOption(new Option('--by <what>', 'how to split it').choices(usageGroups).default('day'))
      .option('--days <count>', 'how many days back, today among them', '30'),
    async ({ client, out }, { by, days }: UsageOptions) => {
      const usage = await client.call(getUsage, { query: { groupBy: by, days: Number(days) } });
      out.rows(usage, usageColumns, 'Nothing was used.');
      const { calls, costUsd } = usage.total;
      if (out.isTerminal) out.note(`${calls} calls, ${costUsd.toFixed(4)} US dollars in all.`);
    },
  );
}
