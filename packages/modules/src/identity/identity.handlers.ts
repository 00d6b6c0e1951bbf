import * as contract from '@helix/contracts/identity';
import { implement } from '../endpoint-handler.ts';
import {
  completeSetup,
  isSetupRequired,
  login,
  logout,
  refreshSession,
} from './identity.commands.ts';

export const identityHandlers = [
  implement(contract.getSetup, async ({ ctx }) => ({ required: await isSetupRequired(ctx) })),
  implement(contract.completeSetup, ({ ctx, body }) => completeSetup(ctx, body)),
  implement(contract.login, ({ ctx, body }) => login(ctx, body)),
  implement(contract.refreshSession, ({ ctx, body }) => refreshSession(ctx, body.refreshToken)),
  implement(contract.logout, async ({ ctx, actor }) => {
    await logout(ctx, actor);
    return { ended: true as const };
  }),
  implement(contract.getMe, async ({ actor }) => ({
    id: actor.userId,
    memberId: actor.id,
    email: actor.email,
    name: actor.name,
    role: actor.role,
    organization: actor.organization,
  })),
];
