export * from './endpoints.ts';
export * from './events.ts';
export * from './failure-reason-schema.ts';
export {
  failureReasons,
  isFailureReason,
  ownFailures,
  type FailureReason,
  type FailureReasonName,
  type FailureSource,
} from './failure-reasons.ts';
export * from './jobs.ts';
export * from './run-stats.ts';
export * from './run-status.ts';
export * from './run.ts';
