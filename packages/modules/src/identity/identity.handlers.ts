import * as contract from '@helix/contracts/identity';
import { implement } from '../endpoint-handler.ts';
import { changeEmail, confirmEmail } from './credentials/email.commands.ts';
import {
  changePassword,
  requestPasswordReset,
  resetPassword,
} from './credentials/password.commands.ts';
import { renamePerson } from './people/person.commands.ts';
import { userOf } from './sessions/principal.ts';
import {
  login,
  logout,
  refreshSession,
  revokeOtherSessions,
  revokeOwnSession,
  switchOrganization,
} from './sessions/session.commands.ts';
import { listSessions } from './sessions/session.list.ts';
import { completeSetup, isSetupRequired } from './organizations/setup.commands.ts';
import { organizationHandlers } from './organizations/organization.handlers.ts';
import { confirmTotp, disableTotp, enrollTotp } from './credentials/totp.commands.ts';

export const identityHandlers = [
  implement(contract.getSetup, async ({ ctx }) => ({ required: await isSetupRequired(ctx) })),
  implement(contract.completeSetup, ({ ctx, body, client }) => completeSetup(ctx, body, client)),
  implement(contract.login, ({ ctx, body, client }) => login(ctx, body, client)),
  implement(contract.refreshSession, ({ ctx, body, client }) =>
    refreshSession(ctx, body.refreshToken, client),
  ),
  implement(contract.logout, async ({ ctx, actor }) => {
    await logout(ctx, actor);
    return { ended: true as const };
  }),
  implement(contract.getMe, async ({ actor }) => userOf(actor)),
  implement(contract.updateMe, ({ ctx, actor, body }) => renamePerson(ctx, actor, body.name)),
  implement(contract.switchOrganization, ({ ctx, actor, body, client }) =>
    switchOrganization(ctx, actor, { ...body, client }),
  ),
  implement(contract.listSessions, ({ ctx, actor, query }) => listSessions(ctx, actor, query)),
  implement(contract.revokeSession, async ({ ctx, actor, params }) => ({
    ended: await revokeOwnSession(ctx, actor, params.sessionId),
  })),
  implement(contract.revokeOtherSessions, async ({ ctx, actor }) => ({
    ended: await revokeOtherSessions(ctx, actor),
  })),
  implement(contract.changePassword, async ({ ctx, actor, body, client }) => {
    await changePassword(ctx, actor, { ...body, client });
    return { changed: true as const };
  }),
  implement(contract.changeEmail, ({ ctx, actor, body, client }) =>
    changeEmail(ctx, actor, { ...body, client }),
  ),
  implement(contract.confirmEmail, ({ ctx, body }) => confirmEmail(ctx, body.token)),
  implement(contract.forgotPassword, async ({ ctx, body, client }) => {
    await requestPasswordReset(ctx, body.email, client);
    return { accepted: true as const, byMail: ctx.config.mailConfigured };
  }),
  implement(contract.resetPassword, async ({ ctx, body }) => {
    await resetPassword(ctx, body);
    return { changed: true as const };
  }),
  implement(contract.enrollTotp, ({ ctx, actor, body, client }) =>
    enrollTotp(ctx, actor, { ...body, client }),
  ),
  implement(contract.confirmTotp, async ({ ctx, actor, body }) => ({
    recoveryCodes: await confirmTotp(ctx, actor, body.code),
  })),
  implement(contract.disableTotp, async ({ ctx, actor, body, client }) => {
    await disableTotp(ctx, actor, { ...body, client });
    return { disabled: true as const };
  }),
  ...organizationHandlers,
];
