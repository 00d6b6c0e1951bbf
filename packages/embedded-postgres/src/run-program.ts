import { execFile } from 'node:child_process';

export type Account = { readonly uid: number; readonly gid: number };
export type ProgramResult = { readonly ok: boolean; readonly output: string };

/** Postgres refuses to trust a locale or time zone it was not given, so it gets nothing else. */
export const cleanEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs a program to its end; what it printed is the reason when it fails. */
export function runProgram(
  file: string,
  args: readonly string[],
  account?: Account,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { ...account, env: cleanEnvironment, cwd: '/', maxBuffer: 4_194_304 },
      (error, stdout, stderr) => {
        const reason = error && stderr === '' && stdout === '' ? error.message : '';
        resolve({ ok: error === null, output: `${stdout}${stderr}${reason}` });
      },
    );
  });
}
