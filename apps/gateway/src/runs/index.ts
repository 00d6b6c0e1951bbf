export type { AttemptEvent, Follower } from './attempt-event.ts';
export { createAttemptStore } from './attempt-store.ts';
export { RunRefusal } from './refusal.ts';
export { createRuns, type Runs } from './runs.ts';
