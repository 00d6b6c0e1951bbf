export { findMissingAccess } from './access.policy.ts';
export { revokeApiKeys } from './api-key.queries.ts';
export { authenticate } from './authenticate.ts';
export { verifyCredentials } from './credentials.commands.ts';
export { authenticateDevice, deviceTokenFor } from './device-token.ts';
export { identityHandlers } from './identity.handlers.ts';
export { createIdentityJobs, identitySchedules } from './identity.jobs.ts';
export {
  changeMember,
  countOwners,
  findMember,
  listActiveMembers,
  listMembers,
  listMembersByIds,
  upsertMember,
} from './member.queries.ts';
export { lockOrganization } from './organization.queries.ts';
export { createApiKeyAsOperator } from './operator-key.commands.ts';
export { resetLink, resetPasswordAsOperator } from './password.commands.ts';
export { listOpenResets, type OpenReset } from './password-reset.queries.ts';
export { hashPassword } from './password.ts';
export { readmit } from './readmit.ts';
export { openSessionIn } from './session.commands.ts';
export { listPrincipals, revokeSessions } from './session.queries.ts';
export { ensureFirstOwner, isSetupRequired } from './setup.commands.ts';
export { hashToken, newToken, refreshTokenLifetimeMs, signAccessToken } from './token.ts';
export { findUserByEmail, insertUser } from './user.queries.ts';
