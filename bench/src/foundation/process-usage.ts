import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const ticksPerSecond = 100;

export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** What processes take together: a page that several of them have, such as one of Node itself, counts once. */
export function proportionalMegabytes(pids: readonly number[]): number {
  const sizes = pids.map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]) / 1024;
  });
  return sizes.reduce((a, b) => a + b, 0);
}

/** The share of one core that processes take while nobody asks anything of them, in percent. */
export async function idleCpuPercent(pids: readonly number[], seconds: number): Promise<number> {
  const before = sum(pids);
  await delay(seconds * 1000);
  return ((sum(pids) - before) / ticksPerSecond / seconds) * 100;
}

function sum(pids: readonly number[]): number {
  return pids.map(cpuTicks).reduce((a, b) => a + b, 0);
}

/** Processor time since a process began, with that of its threads. */
export function cpuMs(pid: number): number {
  return (cpuTicks(pid) / ticksPerSecond) * 1000;
}

function cpuTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** A server's own process and its workers. */
export function withChildren(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);
  return [pid, ...children];
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
