import { realpath } from 'node:fs/promises';
import pg from 'pg';

export type Login = { readonly port: number; readonly user: string; readonly password: string };

export function urlOf({ port, user, password }: Login, database: string): string {
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function withConnection<T>(
  login: Login,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: urlOf(login, 'postgres'),
    connectionTimeoutMillis: 3_000,
    application_name: 'helix-launcher',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether the server that answers on a port is the one of our data folder. */
export async function servesDirectory(login: Login, data: string): Promise<boolean> {
  const folder = await withConnection(login, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory ?? '';
  });
  return (await realpath(folder).catch(() => folder)) === (await realpath(data));
}

export async function ensureDatabase(login: Login, database: string): Promise<void> {
  await withConnection(login, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      database,
    ]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
}

/** SQLSTATE 28P01: the server is there and refuses the password. */
export function isWrongPassword(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '28P01';
}
