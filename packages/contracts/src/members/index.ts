export * from './endpoints.ts';
export * from './events.ts';
export * from './invitation.ts';
export * from './member.ts';
