import type { Command } from 'commander';
import { readConfig, readEnvironment } from '../config.ts';
import { exitCodes } from '../failure.ts';
import { findInstance } from '../home/instance-lock.ts';
import { isAlive } from '../home/process-identity.ts';

type Status = {
  running: boolean;
  home: string;
  url?: string;
  ready?: boolean;
  problem?: string;
  processes?: { name: string; pid: number; alive: boolean }[];
};

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('tell whether the instance runs and which parts work')
    .option('--json', 'print it for a program')
    .action(async (options: { json?: boolean }) => {
      const status = await readStatus();
      console.log(options.json ? JSON.stringify(status, undefined, 2) : toText(status));
      if (!status.running) process.exitCode = exitCodes.notRunning;
    });
}

async function readStatus(): Promise<Status> {
  const config = readConfig(readEnvironment());
  const instance = findInstance(config.home);
  if (!instance) return { running: false, home: config.home };
  const processes = Object.entries(instance.children).map(([name, identity]) => ({
    name,
    pid: identity.pid,
    alive: isAlive(identity),
  }));
  const problem = await askReadiness(config.port);
  return {
    running: true,
    home: config.home,
    url: instance.url,
    ready: problem === undefined,
    ...(problem !== undefined && { problem }),
    processes: [{ name: 'supervisor', pid: instance.supervisor.pid, alive: true }, ...processes],
  };
}

async function askReadiness(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
      signal: AbortSignal.timeout(5_000),
    });
    if (answer.ok) return undefined;
    const problem: unknown = await answer.json();
    return typeof problem === 'object' && problem !== null && 'message' in problem
      ? String(problem.message)
      : `answers ${answer.status}`;
  } catch {
    return 'does not answer';
  }
}

function toText(status: Status): string {
  if (!status.running) return `Not running (${status.home}). Start it with: npm start`;
  const state = status.ready ? 'ready' : `not ready: ${status.problem}`;
  const lines = status.processes?.map(
    ({ name, pid, alive }) => `  ${alive ? '✓' : '✗'} ${name.padEnd(11)} ${pid}`,
  );
  return [`${status.url}  ${state}`, ...(lines ?? [])].join('\n');
}
