import { Cog } from 'lucide-react';
import type { EventActor } from '@helix/contracts';
import { Avatar } from '@helix/ui';
import { AgentFace } from '../agents/agent-face.tsx';

type ActorMarkProps = { actor: EventActor; size?: 'small' | 'medium' };

/** Who did it, as a sign; the name stands beside it in words. */
export function ActorMark({ actor, size = 'medium' }: ActorMarkProps) {
  if (actor.kind === 'agent') return <AgentFace agentId={actor.id} name={actor.name} size={size} />;
  if (actor.kind === 'member') return <Avatar name={actor.name} size={size} isDecorative />;
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-full bg-hover text-soft ${size === 'small' ? 'size-5' : 'size-6'}`}
    >
      <Cog className="size-3.5" />
    </span>
  );
}
