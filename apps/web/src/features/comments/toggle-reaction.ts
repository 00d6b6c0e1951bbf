import type { Reaction } from '@helix/contracts/comments';

/** With or without the reaction of this member; an emoji that nobody holds any more goes. */
export function toggleReaction(
  reactions: readonly Reaction[],
  emoji: string,
  memberId: string,
): Reaction[] {
  const held = reactions.find((reaction) => reaction.emoji === emoji);
  if (!held) return [...reactions, { emoji, memberIds: [memberId] }];
  const memberIds = held.memberIds.includes(memberId)
    ? held.memberIds.filter((id) => id !== memberId)
    : [...held.memberIds, memberId];
  return reactions
    .map((reaction) => (reaction === held ? { emoji, memberIds } : reaction))
    .filter((reaction) => reaction.memberIds.length > 0);
}
