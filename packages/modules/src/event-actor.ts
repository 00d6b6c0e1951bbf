import type { EventActor } from '@helix/contracts';
import type { Actor } from './context.ts';

/** How events name the member who acted. */
export function actorOf(actor: Actor): EventActor {
  return { kind: 'member', id: actor.id, name: actor.name };
}
