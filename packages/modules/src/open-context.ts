import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createTransactionRunner, openDatabase } from '@helix/db';
import { createSecretBox, newId, type Logger } from '@helix/runtime';
import { connectEphemeralStore } from '@helix/runtime/ephemeral';
import { openDiskFileStore } from '@helix/runtime/file-store';
import type { Context } from './context.ts';
import { eventsChannel } from './live/index.ts';

export type ContextOptions = {
  readonly database: { readonly url: string; readonly maxConnections: number };
  readonly redisUrl: string | undefined;
  readonly secretsKey: Buffer;
  readonly jwtSecret: string;
  readonly setupToken?: string | undefined;
  readonly publicUrl?: string | undefined;
  readonly smtpUrl?: string | undefined;
  readonly files: {
    readonly home: string;
    readonly folder: string | undefined;
    readonly maxAttachmentBytes: number;
  };
  readonly log: Logger;
};

/** Everything the modules need, from what a process was configured with. */
export async function openContext(
  options: ContextOptions,
): Promise<{ ctx: Context; close: () => Promise<void> }> {
  const { log } = options;
  const database = openDatabase({ ...options.database, log });
  const [ephemeral] = await Promise.all([
    connectEphemeralStore({
      redisUrl: options.redisUrl,
      databaseUrl: options.database.url,
      log,
    }),
    database.warmUp(),
  ]);
  const now = () => new Date();
  const ctx: Context = {
    db: database.db,
    transaction: createTransactionRunner({
      pool: database.pool,
      now,
      onEventsCommitted(organizationId, lastSeq) {
        ephemeral
          .publish(eventsChannel, `${organizationId} ${lastSeq}`)
          .catch((error: unknown) =>
            log.debug({ err: error }, 'followers will find out by polling'),
          );
      },
    }),
    now,
    newId,
    secrets: createSecretBox(options.secretsKey),
    ephemeral,
    files: await openDiskFileStore(options.files.folder ?? join(options.files.home, 'files')),
    log,
    config: {
      jwtSecret: options.jwtSecret,
      setupToken: options.setupToken ?? randomBytes(12).toString('base64url'),
      publicUrl: (options.publicUrl ?? 'http://127.0.0.1:8080').replace(/\/+$/, ''),
      mailConfigured: options.smtpUrl !== undefined,
      maxAttachmentBytes: options.files.maxAttachmentBytes,
    },
  };
  const close = async () => {
    await ephemeral.close();
    await database.close();
  };
  return { ctx, close };
}
