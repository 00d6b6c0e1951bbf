import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { isAlive } from '../home/process-identity.ts';
import { supervise, type Supervisor } from './supervisor.ts';

const file = fileURLToPath(new URL('fixtures/child.ts', import.meta.url));
const policy = { minUptimeMs: 60_000, firstDelayMs: 1, maxDelayMs: 10, maxEarlyDeaths: 3 };
const eventually = { timeout: 20_000, interval: 10 };
const lines: string[] = [];
let running: Supervisor | undefined;

function start(...behaviours: string[]): Supervisor {
  const specs = behaviours.map((behaviour) => ({
    name: behaviour,
    file,
    args: [behaviour],
    env: {},
  }));
  running = supervise(specs, {
    policy,
    onLine: (name, line) => lines.push(`${name}: ${line}`),
    onChildren: () => undefined,
  });
  return running;
}
afterEach(async () => {
  await running?.stop(500);
  running = undefined;
  lines.splice(0);
});

test('a process that is killed is started again and is ready again', async () => {
  const supervisor = start('steady');
  await supervisor.ready;
  const [child] = supervisor.processes;
  const before = child?.identity();
  process.kill(before?.pid ?? 0, 'SIGKILL');
  await vi.waitFor(() => {
    expect(child?.restarts()).toBe(1);
    expect(child?.state()).toBe('ready');
  }, eventually);
  expect(child?.identity()?.pid).not.toBe(before?.pid);
});

test('a process that keeps dying is given up with the reason, and one with a wrong configuration at once', async () => {
  const dying = start('dies');
  expect(await dying.failed).toMatch(/dies cannot run: it ended 4 times/);
  expect(dying.processes[0]?.restarts()).toBe(3);
  const misconfigured = start('misconfigured');
  expect(await misconfigured.failed).toMatch(/configuration is wrong.*\n.*PORT is wrong/);
  expect(misconfigured.processes[0]?.restarts()).toBe(0);
});

test('stopping drains in order, and one that does not listen is ended when its time is over', async () => {
  const supervisor = start('steady', 'stubborn');
  await supervisor.ready;
  const identities = supervisor.processes.map((child) => child.identity());
  await supervisor.stop(1_000);
  expect(lines).toContain('steady: drained');
  expect(identities.map((identity) => identity && isAlive(identity))).toEqual([false, false]);
  expect(supervisor.processes.map((child) => child.state())).toEqual(['stopped', 'stopped']);
});

test('a child leaves when the channel to its supervisor closes', async () => {
  const { fork } = await import('node:child_process');
  const child = fork(file, ['steady']);
  await once(child, 'message');
  child.disconnect();
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
});
