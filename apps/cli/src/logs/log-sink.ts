import { join } from 'node:path';
import { toConsoleLine } from './console-line.ts';
import { openRotatingFile, type RotatingFile } from './rotating-file.ts';

export type LogSink = {
  /** A line that a process wrote: kept in its file, shown when it is important enough. */
  line(process: string, text: string): void;
  /** A line of the supervisor's own. */
  note(level: 'info' | 'warn' | 'error', message: string): void;
  close(): void;
};

export function createLogSink(folder: string, level: string): LogSink {
  const files = new Map<string, RotatingFile>();
  const line = (process: string, text: string) => {
    const file = files.get(process) ?? openRotatingFile(join(folder, `${process}.log`));
    files.set(process, file);
    file.write(`${text}\n`);
    const shown = toConsoleLine(text, process, level);
    if (shown !== undefined) globalThis.process.stdout.write(`${shown}\n`);
  };
  return {
    line,
    note: (noteLevel, msg) =>
      line(
        'supervisor',
        JSON.stringify({
          level: noteLevel,
          time: new Date().toISOString(),
          process: 'supervisor',
          msg,
        }),
      ),
    close() {
      for (const file of files.values()) file.close();
      files.clear();
    },
  };
}
