export { createDispatchSubscriber } from './dispatch.subscriber.ts';
export { endRunsOfDeadJobs } from './end-dead-runs.ts';
export type { GatewayPort, RunHandlers } from './gateway-port.ts';
export { createRunControl } from './run-control.ts';
export { findObstacleOf } from './run-admission.ts';
export { requireRun } from './run.commands.ts';
export { createRunJobs, runSchedules } from './run.jobs.ts';
export { runHandlers } from './run.handlers.ts';
export type { Toolbox, ToolRun } from './toolbox.ts';
