import type { Command } from 'commander';
import { ApiError, type Client } from '@helix/client';
import { readEnvironment } from '../config.ts';
import { Failure } from '../failure.ts';
import { createOutput, type Output } from '../output/output.ts';
import { openProfileStore, type ProfileStore } from '../profile/profile-store.ts';
import { chooseServer, connect } from './connect.ts';
import { toFailure, toProblem } from './failure-of.ts';

/** What a command on a server has at hand. */
export type Session = {
  readonly url: string;
  readonly client: Client;
  readonly out: Output;
  readonly profiles: ProfileStore;
};

type SharedOptions = { url?: string; json?: boolean; quiet?: boolean };

/** Gives a command the options that all commands on a server have, and a session to work with. */
export function onServer<Args extends unknown[]>(
  command: Command,
  work: (session: Session, ...args: Args) => Promise<void>,
): void {
  command
    .option('--json', 'print the answer as JSON, for programs')
    .option('-q, --quiet', 'print only the answer, or the id of what was made')
    .option('--url <url>', 'the server; else HELIX_URL, else the last one signed in to')
    .action(async (...given: unknown[]) => {
      const options = command.opts<SharedOptions>();
      const session = openSession(options);
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- commander passes what the command declares
        await work(session, ...(given.slice(0, -1) as Args));
      } catch (error) {
        throw error instanceof ApiError ? explain(error, session) : error;
      }
    });
}

function explain(error: ApiError, { url, out }: Session): Failure {
  const failure = toFailure(error, url);
  return out.json ? new Failure(JSON.stringify(toProblem(error)), failure.exitCode) : failure;
}

function openSession({ url: wanted, json = false, quiet = false }: SharedOptions): Session {
  const environment = readEnvironment();
  const profiles = openProfileStore(environment);
  const url = chooseServer(wanted, environment, profiles);
  const { stdout, stderr } = process;
  stdout.on('error', endQuietly);
  return {
    url,
    profiles,
    client: connect(url, environment, profiles),
    out: createOutput({ json, quiet, stdout, stderr, environment }),
  };
}

/** Whoever reads our output may have seen enough, as `head` has. */
function endQuietly(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit(0);
}
