export { findMissingAccess } from './access.policy.ts';
export { authenticate } from './authenticate.ts';
export { ensureFirstOwner, isSetupRequired } from './identity.commands.ts';
export { identityHandlers } from './identity.handlers.ts';
export { hashToken, newRefreshToken, refreshTokenLifetimeMs, signAccessToken } from './token.ts';
export { readmit } from './readmit.ts';
