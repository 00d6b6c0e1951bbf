import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPostgresOn, signal, waitUntil } from './processes.ts';

export type PidFile = { readonly pid: number; readonly port: number; readonly status: string };

const pathOf = (data: string) => join(data, 'postmaster.pid');

/** What a server wrote when it started; undefined when there is no such file or nothing readable in it. */
async function readPidFile(data: string): Promise<PidFile | undefined> {
  const text = await readFile(pathOf(data), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7] ?? '' };
}

/**
 * The server that runs on this folder, once it has made up its mind: one that is stopping is waited for.
 * When there is none, the file is removed: Postgres itself would refuse to start on a number that was given
 * out again, or on an empty file.
 */
export async function findRunningServer(data: string): Promise<PidFile | undefined> {
  let found = await readPidFile(data);
  await waitUntil(async () => {
    found = await readPidFile(data);
    if (!found || !(await isPostgresOn(found.pid, data))) return true;
    return found.status === 'ready';
  }, 15_000);
  if (found && (await isPostgresOn(found.pid, data))) return found;
  await rm(pathOf(data), { force: true });
  return undefined;
}

/** Ends a server as gently as it allows: what is committed is safe either way. */
export async function stopServer(pid: number, data: string, graceMs: number): Promise<void> {
  const gone = async () => !(await isPostgresOn(pid, data));
  signal(pid, 'SIGINT');
  if (await waitUntil(gone, graceMs)) return;
  signal(pid, 'SIGQUIT');
  if (await waitUntil(gone, 3_000)) return;
  signal(pid, 'SIGKILL');
  await waitUntil(gone, 3_000);
}
