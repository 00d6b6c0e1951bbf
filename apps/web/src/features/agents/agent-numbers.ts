import type { Agent } from '@helix/contracts/agents';
import { formatMoney, formatPercent } from '../../lib/format.ts';
import { successOf, type DirectoryFacts } from './directory.ts';
import { messages } from './messages.ts';

export function spendText({ id }: Agent, facts: DirectoryFacts): string {
  const spend = facts.spend.get(id) ?? 0;
  return spend === 0 ? messages.noSpend : messages.spendOf(formatMoney(spend));
}

export function successText({ id }: Agent, facts: DirectoryFacts): string {
  const performance = facts.performance.get(id);
  const share = successOf(performance);
  if (!performance || share === undefined) return messages.noRuns;
  const runs = performance.succeeded + performance.unsuccessful;
  return messages.successOf(formatPercent(share), runs);
}
