import { DBOS, type DLogger } from '@dbos-inc/dbos-sdk';
import { dbRetryConfig } from '@dbos-inc/dbos-sdk/internal/utils';
import { wfQueueRunner } from '@dbos-inc/dbos-sdk/internal/wfqueue';
import { workflowTimeoutConfig } from '@dbos-inc/dbos-sdk/internal/workflow_management';
import type pg from 'pg';
import type { Logger } from '../logger.ts';

export const dbosSchema = 'dbos';
export const applicationName = 'helix';
/** Recovery only takes up work of the same version. Handlers of a new release go on with the work of the old one. */
export const applicationVersion = 'jobs-1';

/** Our own poison limit counts deaths that a job took part in; this one must never come first. */
export const maxRecoveryAttempts = 1_000_000;

export async function launchDbos(options: {
  databaseUrl: string;
  executorId: string;
  pool: pg.Pool;
  log: Logger;
}): Promise<void> {
  // After a restart of the database nobody should sit out DBOS's default minute.
  dbRetryConfig.initialBackoffSec = 0.1;
  dbRetryConfig.maxBackoffSec = 1;
  // Our jobs time out through their own signal, so that this sweep finds nothing.
  workflowTimeoutConfig.pollingIntervalMs = 60_000;
  // Nor do we register queues or delay workflows: of its loop we only need the look at the recovery queue.
  Object.assign(wfQueueRunner.constructor, {
    reconcileIntervalMs: 60_000,
    transitionIntervalMs: 60_000,
  });
  DBOS.setConfig({
    name: applicationName,
    systemDatabaseUrl: options.databaseUrl,
    systemDatabaseSchemaName: dbosSchema,
    systemDatabasePool: options.pool,
    applicationVersion,
    executorID: options.executorId,
    // Migrations belong to the start of the whole system; here it is only verified.
    runMigrations: false,
    // Nothing here waits on its notifications, and the listener would cost a connection.
    useListenNotify: false,
    schedulerPollingIntervalMs: 3_600_000,
    enableOTLP: false,
    logger: toDbosLogger(options.log),
  });
  await DBOS.launch();
}

/** Its reports about single workflows are detail to us: outcomes are logged where they are decided. */
function toDbosLogger(log: Logger): DLogger {
  return {
    info: (entry) => log.debug({ detail: entry }, 'workflow engine says'),
    debug: (entry) => log.trace({ detail: entry }, 'workflow engine says'),
    warn: (entry) => log.debug({ detail: entry }, 'workflow engine warns'),
    error: (entry, metadata) =>
      log.error({ detail: entry, stack: metadata?.stack }, 'workflow engine failed'),
  };
}
