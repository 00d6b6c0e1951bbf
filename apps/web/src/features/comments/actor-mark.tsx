import { Avatar, type AvatarProps } from '@helix/ui';
import type { EventActor } from '@helix/contracts';

type ActorMarkProps = { actor: EventActor; size?: AvatarProps['size'] };

/** Who did it, as a sign; the name stands beside it in words. */
export function ActorMark({ actor, size = 'medium' }: ActorMarkProps) {
  const kind = actor.kind === 'member' ? 'person' : 'agent';
  return <Avatar name={actor.name} kind={kind} size={size} isDecorative />;
}
