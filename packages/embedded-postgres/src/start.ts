import { realpath } from 'node:fs/promises';
import { chooseAccount } from './account.ts';
import { prepareBinaries } from './binaries.ts';
import {
  ensureDatabase,
  isWrongPassword,
  servesDirectory,
  urlOf,
  type Login,
} from './connection.ts';
import { choosePlace, type Place } from './data-directory.ts';
import { EmbeddedPostgresError, explain } from './embedded-postgres-error.ts';
import { findFreePort } from './free-port.ts';
import { guardServer } from './guard.ts';
import { ensureInitialised } from './initialise.ts';
import { findRunningServer, stopServer } from './pid-file.ts';
import { listPostgresOn, signal, waitUntil } from './processes.ts';
import { readLogFrom } from './server-log.ts';
import { launchServer, type Launch } from './server-process.ts';

export type EmbeddedPostgresOptions = {
  /** Holds the data (or a note of where it is) and the log. */
  readonly directory: string;
  readonly password: string;
  readonly user?: string;
  readonly database?: string;
  /** The port to come back on after a restart; any free one unless given. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly onProgress?: (step: string) => void;
};

export type EmbeddedPostgres = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDirectory: string;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
};

type Server = {
  readonly pid: number;
  readonly port: number;
  readonly exited: Promise<void>;
};

const startLimitMs = 60_000;
const orphanLimitMs = 30_000;
const stopGraceMs = 8_000;

/** A real Postgres of our own on loopback, whatever state the last one left its folder in. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { password, user = 'helix', database = 'helix', onProgress = () => undefined } = options;
  const account = await chooseAccount();
  const binaries = await prepareBinaries(account);
  const chosen = await choosePlace(options.directory, account);
  if (await ensureInitialised(chosen.data, { binaries, account, user, password }))
    onProgress('created');
  const place = { ...chosen, data: await realpath(chosen.data) };
  const login = { user, password };
  await endLeftOver(place);
  const server = await startServer(
    place,
    login,
    (port) => launchServer({ binaries, account, place, port, settings: options.settings ?? {} }),
    options.port,
  );
  const guard = guardServer(server.pid);
  await ensureDatabase({ ...login, port: server.port }, database);
  return {
    ...server,
    url: urlOf({ ...login, port: server.port }, database),
    dataDirectory: place.data,
    async stop() {
      await stopServer(server.pid, place.data, stopGraceMs);
      guard.release();
    },
  };
}

type Credentials = Omit<Login, 'port'>;

/**
 * A server that still runs here has lost its launcher, so its guard is about to end it, now or in a moment.
 * Taking it over would be a race with the guard; a server of our own is half a second away.
 */
async function endLeftOver(place: Place): Promise<void> {
  const pid = await findRunningServer(place.data);
  if (pid !== undefined) await stopServer(pid, place.data, stopGraceMs);
}

async function startServer(
  place: Place,
  login: Credentials,
  launch: (port: number) => Promise<Launch>,
  wantedPort: number | undefined,
): Promise<Server> {
  const deadline = Date.now() + startLimitMs;
  let port = wantedPort ?? (await findFreePort());
  for (;;) {
    const launched = await launch(port);
    const reason = await waitUntilReady(place, { ...login, port }, launched);
    const pid = launched.child.pid ?? 0;
    if (reason === undefined) return { pid, port, exited: launched.exited };
    if (Date.now() > deadline) throw explain('PostgreSQL did not start', reason);
    if (/could not bind|Address already in use/i.test(reason)) port = await findFreePort();
    else await clearTheWay(place, reason);
  }
}

/** Undefined when it is ready, else why it is not. */
async function waitUntilReady(
  place: Place,
  login: Login,
  launched: Launch,
): Promise<string | undefined> {
  let over = false;
  let refusal: unknown;
  void launched.exited.then(() => {
    over = true;
  });
  const ready = await waitUntil(async () => {
    if (over) return true;
    return servesDirectory(login, place.data).catch((error: unknown) => {
      refusal = isWrongPassword(error) ? error : undefined;
      return refusal !== undefined;
    });
  }, startLimitMs);
  if (refusal !== undefined) {
    await stopServer(launched.child.pid ?? 0, place.data, stopGraceMs);
    throw wrongPassword(place);
  }
  if (ready && !over) return undefined;
  return readLogFrom(place.log, launched.logPosition);
}

/** Mends what keeps a server from starting, or says what it is. */
async function clearTheWay(place: Place, reason: string): Promise<void> {
  if (/shared memory block .* still in use|lock file .* already exists/i.test(reason)) {
    if ((await findRunningServer(place.data)) !== undefined) return;
    // The server was killed and its backends still work for it; they hold its memory until they end.
    for (const pid of await listPostgresOn(place.data)) signal(pid, 'SIGTERM');
    const gone = async () => (await listPostgresOn(place.data)).length === 0;
    if (await waitUntil(gone, orphanLimitMs / 3)) return;
    for (const pid of await listPostgresOn(place.data)) signal(pid, 'SIGKILL');
    if (await waitUntil(gone, orphanLimitMs / 3)) return;
  }
  throw explain('PostgreSQL did not start', reason);
}

function wrongPassword(place: Place): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The database in ${place.data} was made with another password. Put back the secrets.json that belongs to it, or choose another HELIX_HOME.`,
  );
}
