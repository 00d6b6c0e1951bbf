import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { exitCodes, Failure } from '../failure.ts';
import { writePrivately } from './home.ts';
import { identify, isAlive, signalProcess, type ProcessIdentity } from './process-identity.ts';

const identitySchema = z.object({ pid: z.int(), startedAt: z.string() });
const recordSchema = z.object({
  supervisor: identitySchema,
  url: z.string(),
  children: z.record(z.string(), identitySchema),
});
/** Who runs an instance, as everybody else can read it. */
export type InstanceRecord = z.infer<typeof recordSchema>;

export type InstanceLock = {
  update(children: Readonly<Record<string, ProcessIdentity>>): void;
  release(): void;
};

const leftoverLimitMs = 12_000;
const fileOf = (home: string) => join(home, 'instance.json');

/** The instance that runs in a home, if one does. */
export function findInstance(home: string): InstanceRecord | undefined {
  const record = readRecord(home);
  return record && isAlive(record.supervisor) ? record : undefined;
}

/** One supervisor per home. What a killed one left running is waited for and then ended. */
export async function lockInstance(home: string, url: string): Promise<InstanceLock> {
  const supervisor = identify(process.pid);
  if (!supervisor) throw new Failure('This system does not tell when a process was started.');
  let record: InstanceRecord = { supervisor, url, children: {} };
  const file = fileOf(home);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  try {
    // A link is made or not, whoever else tries at this moment.
    while (!tryLink(draft, file)) await removeStale(home);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    update(children) {
      record = { ...record, children };
      writePrivately(file, JSON.stringify(record));
    },
    release: () => rmSync(file, { force: true }),
  };
}

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(home: string): Promise<void> {
  const record = readRecord(home);
  if (record && isAlive(record.supervisor)) {
    throw new Failure(
      `Helix already runs in ${home} (process ${record.supervisor.pid}): ${record.url}`,
      exitCodes.alreadyRuns,
    );
  }
  if (record) await endLeftovers(Object.values(record.children));
  // Another starter may have taken the place meanwhile; only the record that was looked at goes.
  const again = readRecord(home);
  if (again?.supervisor.startedAt !== record?.supervisor.startedAt) return;
  try {
    unlinkSync(fileOf(home));
  } catch {
    // The other starter was quicker.
  }
}

async function endLeftovers(children: readonly ProcessIdentity[]): Promise<void> {
  const deadline = Date.now() + leftoverLimitMs;
  while (children.some(isAlive) && Date.now() < deadline) await delay(50);
  for (const child of children) signalProcess(child, 'SIGKILL');
}

function readRecord(home: string): InstanceRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(fileOf(home), 'utf8')));
  } catch {
    return undefined;
  }
}
