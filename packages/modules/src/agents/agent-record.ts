import type { AgentRecord } from '@helix/contracts/agents';

const microUsdPerUsd = 1_000_000;

/** What is stored otherwise than it is told. */
type Stored = {
  readonly avatarEmoji: string;
  readonly avatarColor: AgentRecord['avatar']['color'];
  readonly monthlyBudgetMicroUsd: number | null;
  readonly pausedAt: Date | null;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
};
type Row = Omit<
  AgentRecord,
  'avatar' | 'monthlyBudgetUsd' | 'pausedAt' | 'archivedAt' | 'createdAt'
> &
  Stored;

export function toRecord({
  avatarEmoji,
  avatarColor,
  monthlyBudgetMicroUsd,
  ...row
}: Row): AgentRecord {
  return {
    ...row,
    avatar: { emoji: avatarEmoji, color: avatarColor },
    monthlyBudgetUsd:
      monthlyBudgetMicroUsd === null ? null : monthlyBudgetMicroUsd / microUsdPerUsd,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The columns of what may be changed about an agent. */
export function toColumns<
  Fields extends {
    avatar?: AgentRecord['avatar'] | undefined;
    monthlyBudgetUsd?: number | null | undefined;
  },
>({ avatar, monthlyBudgetUsd, ...fields }: Fields) {
  return {
    ...fields,
    ...(avatar && { avatarEmoji: avatar.emoji, avatarColor: avatar.color }),
    ...(monthlyBudgetUsd !== undefined && {
      monthlyBudgetMicroUsd:
        monthlyBudgetUsd === null ? null : Math.round(monthlyBudgetUsd * microUsdPerUsd),
    }),
  };
}
