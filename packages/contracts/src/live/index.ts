export * from './endpoints.ts';
export * from './organization-events.ts';
export { presenceChanged, type Presence } from './presence.ts';
