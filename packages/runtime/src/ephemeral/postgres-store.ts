import { createBatches } from './batches.ts';
import type { EphemeralStore } from './ephemeral-store.ts';
import { createListeners } from './listeners.ts';
import { openPool, type PostgresOptions } from './postgres-connection.ts';
import { keysInPostgres } from './postgres-keys.ts';
import { listenForever, packMessage, serverChannel } from './postgres-listener.ts';
import { migrateEphemeralStore } from './postgres-schema.ts';
import { streamsInPostgres } from './postgres-streams.ts';
import { sweepRegularly } from './sweeper.ts';
import { refuseLargeMessage } from './unavailable.ts';

const publishStatement = 'select pg_notify($1, payload) from unnest($2::text[]) as payload';

export async function connectPostgresStore(options: PostgresOptions): Promise<EphemeralStore> {
  await migrateEphemeralStore(options.databaseUrl);
  const listeners = createListeners(options.log);
  const listener = await listenForever({ ...options, listeners });
  const { query, close } = openPool(options);
  // A commit that notifies takes a lock of the whole server, so there is one for all that waits.
  const messages = createBatches<string>(async (payloads) => {
    await query(publishStatement, [serverChannel, payloads]);
  });
  const { flushed, ...streams } = streamsInPostgres(query);
  const stopSweeping = sweepRegularly(query, options.log);

  return {
    async publish(channel, message) {
      refuseLargeMessage(channel, message);
      await messages.add(packMessage(channel, message));
    },
    async subscribe(channel, onMessage) {
      const listening = listeners.add(channel, onMessage);
      return async () => void listeners.remove(listening);
    },
    onReconnect: listeners.onReconnect,
    ...keysInPostgres(query),
    ...streams,
    ping: async () => void (await query('select 1', [])),
    async close() {
      stopSweeping();
      await Promise.all([messages.flushed(), flushed()]);
      await Promise.all([listener.close(), close()]);
    },
  };
}
