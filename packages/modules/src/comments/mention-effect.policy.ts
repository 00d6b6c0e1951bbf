import type { Mention, MentionCandidate, MentionEffect } from '@helix/contracts/comments';

/** What a mention does to whom it names, judged by what is known now. */
export function effectOf(
  mention: Mention,
  about: { authorId: string; state: MentionCandidate['state'] },
): MentionEffect {
  const { state } = about;
  const says = (effect: MentionEffect['effect'], reason: string): MentionEffect => ({
    ...mention,
    state,
    effect,
    reason,
  });
  const { name } = mention;
  if (mention.id === about.authorId) return says('none', 'You do not notify yourself');
  if (mention.kind === 'member') {
    return mention.reachable
      ? says('notified', `${name} is notified`)
      : says('unreachable', `${name} may not see this board and is not notified`);
  }
  if (state === 'no_model') return says('none', `${name} has no model and cannot work`);
  if (state === 'paused') return says('queued', `${name} is paused and reads this when resumed`);
  if (state === 'working') return says('queued', `${name} is at work and reads this afterwards`);
  if (state === 'queued') return says('queued', `${name} has work waiting and reads this after it`);
  return says('woken', `${name} is free and reads this at once`);
}
