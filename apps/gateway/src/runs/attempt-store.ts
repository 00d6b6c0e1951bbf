import { mkdir, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttemptKey, RunEnd } from '@helix/contracts/gateway';
import { failureReasons } from '@helix/contracts/runs';
import type { Logger } from '@helix/runtime';
import { toEvents, type AttemptEvent } from './attempt-event.ts';
import { openAttemptLog, type AttemptLog } from './attempt-log.ts';
import { parseRecords, type Accepted, type AttemptRecord } from './attempt-record.ts';

/** What an attempt did, until the other side says that it has stored it. Holds prompts, so only we may read it. */
export type AttemptStore = {
  open(accepted: Accepted): AttemptLog;
  read(key: AttemptKey): Promise<AttemptEvent[]>;
  remove(key: AttemptKey): Promise<void>;
  /** After a start: every attempt kept from before. Those that were cut short get the end they lack. */
  recover(): Promise<Accepted[]>;
};

const keptForMs = 7 * 24 * 60 * 60_000;
/** Deltas are not on disk, so after a restart nobody knows how many there were. No attempt has this many. */
const restartSeqGap = 1_000_000;

export function createAttemptStore(directory: string, log: Logger): AttemptStore {
  const pathOf = (key: AttemptKey) => join(directory, `${key.runId}.${key.attempt}.jsonl`);

  async function recoverFile(path: string): Promise<Accepted | undefined> {
    const records = parseRecords(await readFile(path, 'utf8'));
    const accepted = records.find((record) => 'accepted' in record)?.accepted;
    const isOutdated = Date.now() - (await stat(path)).mtimeMs > keptForMs;
    if (!accepted || isOutdated) {
      log.warn({ runId: accepted?.runId }, 'attempt that nobody asked for was dropped');
      await removeFile(path);
      return undefined;
    }
    if (!records.some((record) => 'end' in record)) await sealInterrupted(path, accepted, records);
    return accepted;
  }

  return {
    open(accepted) {
      const attemptLog = openAttemptLog(pathOf(accepted));
      attemptLog.append({ accepted });
      return attemptLog;
    },
    read: async (key) => toEvents(parseRecords(await readFile(pathOf(key), 'utf8'))),
    remove: (key) => removeFile(pathOf(key)),
    async recover() {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const kept: Accepted[] = [];
      for (const name of await readdir(directory)) {
        if (!name.endsWith('.jsonl')) continue;
        const accepted = await recoverFile(join(directory, name));
        if (accepted) kept.push(accepted);
      }
      return kept;
    },
  };
}

/** `rm` asks twice what it is about to remove, and has everything else wait for the answer. */
async function removeFile(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}

async function sealInterrupted(
  path: string,
  { runId, attempt }: Accepted,
  records: readonly AttemptRecord[],
): Promise<void> {
  const lastSeq = toEvents(records).at(-1)?.payload.seq ?? 0;
  const end: RunEnd = {
    runId,
    attempt,
    seq: lastSeq + restartSeqGap,
    outcome: 'failed',
    reason: 'gateway_lost',
    message: failureReasons.gateway_lost.sentence,
  };
  await openAttemptLog(path).seal({ end });
}
