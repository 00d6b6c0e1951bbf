import { readdir, readlink } from 'node:fs/promises';
import { runProgram } from './run-program.ts';

/** Whether a process is a Postgres that works in this data folder. A number alone proves nothing: it may have been given out again. */
export async function isPostgresOn(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const [program, folder] = await Promise.all([linkOf(pid, 'exe'), linkOf(pid, 'cwd')]);
    return isPostgres(program) && folder === data;
  }
  const { output } = await runProgram('ps', ['-o', 'command=', '-p', String(pid)]);
  return /\bpostgres\b/.test(output) && (output.includes(data) || output.startsWith('postgres:'));
}

/** Every Postgres process of this data folder: the server's backends outlive it when it is killed. */
export async function listPostgresOn(data: string): Promise<number[]> {
  const pids = process.platform === 'linux' ? await listLinuxPids() : await listOtherPids();
  const checks = await Promise.all(
    pids.map(async (pid) => ({ pid, ours: await isPostgresOn(pid, data) })),
  );
  return checks.filter(({ ours }) => ours).map(({ pid }) => pid);
}

async function listLinuxPids(): Promise<number[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
}

async function listOtherPids(): Promise<number[]> {
  const { output } = await runProgram('ps', ['-axo', 'pid=,comm=']);
  return output
    .split('\n')
    .filter((line) => line.includes('postgres'))
    .map((line) => Number.parseInt(line, 10));
}

async function linkOf(pid: number, name: 'exe' | 'cwd'): Promise<string> {
  return readlink(`/proc/${pid}/${name}`).catch(() => '');
}

function isPostgres(program: string): boolean {
  return /\/postgres( \(deleted\))?$/.test(program);
}

export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a condition holds; false when it does not within the limit. */
export async function waitUntil(
  condition: () => Promise<boolean> | boolean,
  limitMs: number,
  everyMs = 25,
): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => {
      setTimeout(resolve, everyMs);
    });
  }
  return true;
}
