import { join } from 'node:path';
import { ConfigError } from '@helix/runtime';
import { EmbeddedPostgresError, findFreePort } from '@helix/embedded-postgres';
import { readConfig, readEnvironment, type CliConfig } from '../config.ts';
import { exitCodes, Failure } from '../failure.ts';
import { requireFreePort } from '../home/free-ports.ts';
import { loadSecrets, openHome, type Secrets } from '../home/home.ts';
import { lockInstance, type InstanceLock } from '../home/instance-lock.ts';
import { identify, type ProcessIdentity } from '../home/process-identity.ts';
import { createLogSink, type LogSink } from '../logs/log-sink.ts';
import { supervise, type Supervisor } from '../supervisor/supervisor.ts';
import { keepDatabase, migrateDatabase, type KeptDatabase } from './database.ts';
import { describeProcesses } from './process-specs.ts';
import { progress } from './progress.ts';
import { isSetupRequired, untilReady } from './readiness.ts';

const drainLimitMs = 9_000;
const readyLimitMs = 120_000;

type UpOptions = { readonly isDashboardInDevelopment: boolean };

/** Runs the whole product until it is told to stop. Resolves with the exit code. */
export async function up(options: UpOptions): Promise<number> {
  const environment = readEnvironment();
  const config = readConfig(environment);
  openHome(config.home);
  const lock = await lockInstance(config.home, urlOf(config));
  const stop = listenForStop();
  const log = createLogSink(join(config.home, 'logs'), config.logLevel);
  let running: Running = {};
  try {
    await requireFreePort(config, { variable: 'HELIX_PORT' });
    await requireFreePort(
      { host: '127.0.0.1', port: config.gatewayPort },
      { variable: 'GATEWAY_PORT' },
    );
    const secrets = loadSecrets(config.home);
    running = await start({ config, secrets, lock, log, stop, options }, environment);
    if (!stop.signal.aborted)
      await announce(config, environment['HELIX_SETUP_TOKEN'] || secrets.HELIX_SETUP_TOKEN);
    const reason = await Promise.race([stop.asked, running.failed ?? stop.asked]);
    if (reason !== 'asked') throw new Failure(reason);
    return 0;
  } catch (error) {
    if (stop.signal.aborted && !(error instanceof Failure)) return 0;
    throw toFailure(error);
  } finally {
    await shutDown(running, stop);
    log.close();
    lock.release();
  }
}

type Start = {
  config: CliConfig;
  secrets: Secrets;
  lock: InstanceLock;
  log: LogSink;
  stop: StopListener;
  options: UpOptions;
};
type Running = {
  supervisor?: Supervisor;
  database?: KeptDatabase;
  failed?: Promise<string>;
};

async function start(
  { config, secrets, lock, log, stop, options }: Start,
  environment: ReturnType<typeof readEnvironment>,
): Promise<Running> {
  const running: Running = {};
  const databaseFailed = Promise.withResolvers<string>();
  try {
    if (config.databaseUrl === undefined) {
      running.database = await progress('PostgreSQL is running', () =>
        keepDatabase(
          { home: config.home, password: secrets.POSTGRES_PASSWORD },
          {
            onRestart: () => log.note('warn', 'PostgreSQL ended and is started again'),
            onFailed: databaseFailed.resolve,
          },
        ),
      );
    }
    const databaseUrl = running.database?.url ?? config.databaseUrl ?? '';
    stop.signal.throwIfAborted();
    await progress('Database is up to date', () => migrateDatabase(databaseUrl));
    stop.signal.throwIfAborted();
    const addresses = { databaseUrl, webPort: await findFreePort(), ...options };
    const specs = describeProcesses(config, environment, { secrets, addresses });
    running.supervisor = supervise(specs, {
      onLine: log.line,
      onChildren: (children) => lock.update(withDatabase(children, running.database)),
    });
    running.failed = Promise.race([running.supervisor.failed, databaseFailed.promise]);
    await progress('api, web, engine and gateway are ready', () =>
      untilAllReady(config, running, stop.signal),
    );
    return running;
  } catch (error) {
    await shutDown(running, stop);
    throw error;
  }
}

async function untilAllReady(
  config: CliConfig,
  running: Running,
  asked: AbortSignal,
): Promise<void> {
  const given = new AbortController();
  const signal = AbortSignal.any([asked, given.signal, AbortSignal.timeout(readyLimitMs)]);
  const failed = running.failed?.then((reason) => Promise.reject(new Failure(reason)));
  try {
    await Promise.race([untilReady(localUrl(config), signal), failed]);
  } finally {
    given.abort();
  }
}

async function shutDown(running: Running, stop: StopListener): Promise<void> {
  const { supervisor, database } = running;
  if (supervisor) {
    if (stop.signal.aborted)
      process.stdout.write('Stopping; what is under way is finished or handed back …\n');
    await Promise.race([
      supervisor.stop(drainLimitMs),
      stop.hurried.then(() => supervisor.stop(0)),
    ]);
  }
  await database?.stop();
}

async function announce(config: CliConfig, setupToken: string): Promise<void> {
  const url = urlOf(config);
  const lines = (await isSetupRequired(localUrl(config)))
    ? [`Helix Mission Control is ready. Set it up here:`, `  ${url}/setup?token=${setupToken}`]
    : [`Helix Mission Control is ready: ${url}`];
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

type StopListener = {
  readonly signal: AbortSignal;
  readonly asked: Promise<'asked'>;
  /** The second request: do not wait any longer. */
  readonly hurried: Promise<void>;
};

function listenForStop(): StopListener {
  const first = new AbortController();
  const asked = Promise.withResolvers<'asked'>();
  const hurried = Promise.withResolvers<void>();
  let since = 0;
  const onSignal = () => {
    if (!first.signal.aborted) {
      since = Date.now();
      first.abort();
      asked.resolve('asked');
    } else if (Date.now() - since > 500) {
      // npm passes on the signal that the terminal has sent us already; only a later one is meant to hurry.
      hurried.resolve();
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  return { signal: first.signal, asked: asked.promise, hurried: hurried.promise };
}

function withDatabase(
  children: Readonly<Record<string, ProcessIdentity>>,
  database: KeptDatabase | undefined,
): Readonly<Record<string, ProcessIdentity>> {
  const identity = database && identify(database.pid());
  return identity ? { ...children, postgres: identity } : children;
}

function toFailure(error: unknown): unknown {
  if (error instanceof ConfigError) return new Failure(error.message, exitCodes.badConfig);
  if (error instanceof EmbeddedPostgresError) return new Failure(error.message);
  return error;
}

const localUrl = ({ port }: CliConfig) => `http://127.0.0.1:${port}`;
const urlOf = (config: CliConfig) => config.publicUrl ?? `http://localhost:${config.port}`;
