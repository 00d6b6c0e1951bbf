export { findMissingAccess } from './access.policy.ts';
export { revokeApiKeys } from './api-keys/api-key.queries.ts';
export { authenticate } from './sessions/authenticate.ts';
export { verifyCredentials } from './credentials/credentials.commands.ts';
export { authenticateDevice, deviceTokenFor } from './sessions/device-token.ts';
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
} from './organizations/member.queries.ts';
export { lockOrganization } from './organizations/organization.queries.ts';
export { createApiKeyAsOperator } from './api-keys/operator-key.commands.ts';
export { resetLink, resetPasswordAsOperator } from './credentials/password.commands.ts';
export { listOpenResets, type OpenReset } from './credentials/password-reset.queries.ts';
export { hashPassword } from './credentials/password.ts';
export { readmit } from './sessions/readmit.ts';
export { openSessionIn } from './sessions/session.commands.ts';
export { listPrincipals, revokeSessions } from './sessions/session.queries.ts';
export { ensureFirstOwner, isSetupRequired } from './organizations/setup.commands.ts';
export { hashToken, newToken, refreshTokenLifetimeMs, signAccessToken } from './sessions/token.ts';
export { findUserByEmail, insertUser } from './people/user.queries.ts';
