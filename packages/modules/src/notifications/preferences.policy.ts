import {
  defaultChannels,
  type ChannelChoices,
  type NewPreferences,
  type NotificationKind,
  type NotificationPreferences,
  type QuietHours,
} from '@helix/contracts/notifications';
import { personalKinds } from './notify.policy.ts';

export type StoredPreferences = {
  readonly channels: ChannelChoices;
  readonly mutedBoardIds: string[];
  readonly quietHours: QuietHours | null;
  readonly digestAt: string | null;
  readonly timeZone: string | null;
  readonly version: number;
};

/** What is told of and where, with what nobody has chosen filled in. */
export function withDefaults(stored: StoredPreferences | undefined): NotificationPreferences {
  return {
    channels: { ...defaultChannels, ...stored?.channels },
    mutedBoardIds: stored?.mutedBoardIds ?? [],
    quietHours: stored?.quietHours ?? null,
    digestAt: stored?.digestAt ?? null,
    timeZone: stored?.timeZone ?? null,
    version: stored?.version ?? 0,
  };
}

/** Only what differs, so that a better default reaches those who have chosen nothing. */
export function chosenChannels(channels: NewPreferences['channels']): ChannelChoices {
  return Object.fromEntries(
    Object.entries(channels).filter(([kind, choice]) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its keys were parsed as kinds
      const usual = defaultChannels[kind as NotificationKind];
      return choice.inApp !== usual.inApp || choice.email !== usual.email;
    }),
  );
}

export function channelsFor(
  preferences: NotificationPreferences,
  news: { kind: NotificationKind; boardId: string | null },
): { inApp: boolean; email: boolean } {
  const isMuted = news.boardId !== null && preferences.mutedBoardIds.includes(news.boardId);
  if (isMuted && !personalKinds.has(news.kind)) return { inApp: false, email: false };
  return preferences.channels[news.kind];
}
