import type { Agent } from '@helix/contracts/agents';
import { formatMoney, formatPercent } from '../../lib/format.ts';
import { successOf, type DirectoryFacts } from './directory/directory.ts';
import { messages } from './messages.ts';

export function spendText({ id }: Agent, facts: DirectoryFacts): string {
  const spend = facts.spend.get(id) ?? 0;
  return spend === 0 ? messages.noSpend : messages.spendOf(formatMoney(spend));
}

/** What a provider or this installation spoilt is not the agent's, and is told apart. */
export function successText({ id }: Agent, facts: DirectoryFacts): string {
  const performance = facts.performance.get(id);
  if (!performance) return messages.noRuns;
  const { succeeded, unsuccessful, hindered } = performance;
  const share = successOf(performance);
  const parts = [
    share === undefined
      ? undefined
      : messages.successOf(formatPercent(share), succeeded + unsuccessful),
    hindered > 0 ? messages.hindered(hindered) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ') || messages.noRuns;
}
