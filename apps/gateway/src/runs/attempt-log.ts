import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { AttemptRecord } from './attempt-record.ts';

/** One file, one line a record. What was appended survives the process; what was sealed survives the machine. */
export type AttemptLog = {
  append(record: AttemptRecord): void;
  /** Appends the last record, and closes. */
  seal(record: AttemptRecord): Promise<void>;
};

const syncToDisk = promisify(fdatasync);

/**
 * Appending copies a few kilobytes into the memory of the system, which takes less than handing them to another
 * thread and waiting in line for its answer. Only waiting for the disk is left to a thread.
 */
export function openAttemptLog(path: string): AttemptLog {
  const file = openSync(path, 'a', 0o600);
  const append = (text: string) => {
    let rest = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(writeSync(file, rest));
  };
  return {
    append: (record) => append(`${JSON.stringify(record)}\n`),
    async seal(record) {
      try {
        // A line that a crash tore in the middle must not swallow this one.
        append(`\n${JSON.stringify(record)}\n`);
        await syncToDisk(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
