import type {
  Mention,
  MentionCandidate,
  MentionEffect,
  TypicalCost,
} from '@helix/contracts/comments';

/** A run of the agent on the task of the comment that is not over. */
type LiveRun = { readonly status: string; readonly reason: string | null };

const leadsToWork: ReadonlySet<MentionEffect['effect']> = new Set([
  'woken',
  'steered',
  'queued',
  'paused',
]);

type KnownNow = {
  readonly authorId: string;
  readonly state: MentionCandidate['state'];
  /** What an agent does on the same task already. */
  readonly live?: LiveRun | undefined;
  /** How many runs of an agent wait to begin. */
  readonly ahead?: number | undefined;
  /** How many runs it has at work, and may have. */
  readonly room?: { readonly atWork: number; readonly limit: number } | undefined;
  /** Why nothing is done on the task. */
  readonly absence?: string | undefined;
  readonly cost?: TypicalCost | undefined;
};
type Says = (effect: MentionEffect['effect'], reason: string) => MentionEffect;

/** What a mention does to whom it names, judged by what is known now. */
export function effectOf(mention: Mention, about: KnownNow): MentionEffect {
  const { state, live, absence } = about;
  const says: Says = (effect, reason) => ({
    ...mention,
    state,
    effect,
    reason,
    typicalCost: leadsToWork.has(effect) ? (about.cost ?? null) : null,
  });
  const { name } = mention;
  if (mention.id === about.authorId) return says('none', 'You do not notify yourself');
  if (mention.kind === 'member') {
    return mention.reachable
      ? says('notified', `${name} is notified`)
      : says('unreachable', `${name} may not see this board and is not notified`);
  }
  if (absence !== undefined) return says('none', `${name} is not woken: ${absence}`);
  if (state === 'no_model') return says('none', `${name} has no model and cannot work`);
  if (state === 'paused') return says('paused', `${name} is paused and reads this when resumed`);
  if (live) return says('steered', steering(name, live));
  return wakingOf(name, about, says);
}

/** Of an agent that may begin something new: at once, or when there is room for it. */
function wakingOf(name: string, { state, ahead = 0, room }: KnownNow, says: Says): MentionEffect {
  const wait =
    ahead === 0 ? 'afterwards' : `after ${ahead} more that wait${ahead === 1 ? 's' : ''}`;
  if (room && room.atWork >= room.limit) {
    const tasks = room.limit === 1 ? 'one task' : `${room.limit} tasks`;
    const limit = `limit reached: ${name} is at work on ${tasks} and may not take on more`;
    return says('queued', `${limit}; it reads this ${wait}`);
  }
  if (room && room.atWork > 0 && ahead === 0) {
    return says('woken', `${name} is at work, has room for more, and reads this at once`);
  }
  if (state === 'working') return says('queued', `${name} is at work and reads this ${wait}`);
  if (state === 'queued') return says('queued', `${name} has work waiting and reads this ${wait}`);
  return says('woken', `${name} is free and reads this at once`);
}

function steering(name: string, { status, reason }: LiveRun): string {
  if (status === 'queued') return `${name} is about to work on this task and reads this with it`;
  if (status !== 'waiting')
    return `${name} is at work on this task and reads this at its next step`;
  return reason === 'question'
    ? `${name} waits for the answer to a question and reads this after it`
    : `${name} waits and reads this when it goes on`;
}
