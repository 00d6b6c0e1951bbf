import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPostgresOn, signal, waitUntil } from './processes.ts';

const pathOf = (data: string) => join(data, 'postmaster.pid');

/** What a server wrote when it started; undefined when there is no such file or nothing readable in it. */
async function readPid(data: string): Promise<number | undefined> {
  const text = await readFile(pathOf(data), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * The server that runs on this folder. When there is none, the file is removed: Postgres itself would refuse
 * to start on a number that was given out again, or on an empty file.
 */
export async function findRunningServer(data: string): Promise<number | undefined> {
  const pid = await readPid(data);
  if (pid !== undefined && (await isPostgresOn(pid, data))) return pid;
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
