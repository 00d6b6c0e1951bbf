import { randomBytes } from 'node:crypto';
import { createTransactionRunner, openDatabase } from '@helix/db';
import type { Context } from '@helix/modules';
import { eventsChannel } from '@helix/modules/live';
import { createSecretBox, newId, type Logger } from '@helix/runtime';
import { connectEphemeralStore } from '@helix/runtime/ephemeral';
import type { ApiConfig } from './config.ts';

/** Everything the modules need, from what this process was configured with. */
export async function openContext(
  config: ApiConfig,
  log: Logger,
): Promise<{ ctx: Context; close: () => Promise<void> }> {
  const database = openDatabase({ ...config.database, log });
  const ephemeral = await connectEphemeralStore({
    redisUrl: config.redisUrl,
    databaseUrl: config.database.url,
    log,
  });
  const now = () => new Date();
  const ctx: Context = {
    db: database.db,
    transaction: createTransactionRunner({
      pool: database.pool,
      now,
      onEventsCommitted(organizationId, lastSeq) {
        ephemeral
          .publish(eventsChannel, `${organizationId} ${lastSeq}`)
          .catch((error: unknown) => log.debug({ err: error }, 'followers will find out by polling'));
      },
    }),
    now,
    newId,
    secrets: createSecretBox(config.secretsKey),
    ephemeral,
    log,
    config: {
      jwtSecret: config.jwtSecret,
      setupToken: config.setupToken ?? randomBytes(12).toString('base64url'),
    },
  };
  const close = async () => {
    await ephemeral.close();
    await database.close();
  };
  return { ctx, close };
}
