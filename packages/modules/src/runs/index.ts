export type { GatewayPort } from './gateway-port.ts';
export { createRunJobs, runSchedules } from './run.jobs.ts';
export { runHandlers } from './run.handlers.ts';
