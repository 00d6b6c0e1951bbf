export { createInvitation } from './invitation.commands.ts';
export { memberHandlers } from './member.handlers.ts';
