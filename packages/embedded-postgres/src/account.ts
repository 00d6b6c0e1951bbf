import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { runProgram, type Account } from './run-program.ts';

/** Postgres refuses to run as root; then it runs as `nobody`. Undefined: as whoever we are. */
export async function chooseAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all([numberOf('-u'), numberOf('-g')]);
  return { uid, gid };
}

async function numberOf(flag: '-u' | '-g'): Promise<number> {
  const { ok, output } = await runProgram('id', [flag, 'nobody']);
  const number = Number(output.trim());
  if (ok && Number.isInteger(number)) return number;
  throw new EmbeddedPostgresError(
    'You are root, and the account "nobody" that PostgreSQL should run as does not exist. Start as an ordinary user, or set DATABASE_URL.',
  );
}
