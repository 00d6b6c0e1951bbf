import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { projectRoot, readConfig, readEnvironment, type CliConfig } from '../config.ts';
import { exitCodes } from '../failure.ts';
import { requireFreePort } from '../home/free-ports.ts';
import { messageOf } from '../home/home.ts';
import { findInstance } from '../home/instance-lock.ts';

type Finding = { state: 'ok' | 'warn' | 'fail'; what: string; fix?: string };

const wantedBytes = 1024 ** 3;
const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check what an instance needs, and say how to mend what is missing')
    .action(async () => {
      const config = readConfig(readEnvironment());
      const findings = [
        checkNode(),
        checkDisk(config),
        checkSecrets(config),
        ...(await checkPorts(config)),
        checkDashboard(),
        checkProgram(['redis-server'], 'only the tests need it: apt-get install redis-server'),
        checkProgram(
          ['chromium', 'chromium-browser', 'google-chrome'],
          'only the tests need it: apt-get install chromium',
        ),
      ];
      for (const { state, what, fix } of findings) {
        console.log(`${marks[state]} ${what}${fix === undefined ? '' : `\n    → ${fix}`}`);
      }
      if (findings.some(({ state }) => state === 'fail')) process.exitCode = exitCodes.failed;
    });
}

function checkNode(): Finding {
  return { state: 'ok', what: `Node ${process.version} on ${process.platform} ${process.arch}` };
}

function checkDisk({ home }: CliConfig): Finding {
  const place = existsSync(home) ? home : dirname(home);
  const { bavail, bsize } = statfsSync(place);
  const gigabytes = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free in ${place}`;
  if (bavail * bsize >= wantedBytes) return { state: 'ok', what: gigabytes };
  return { state: 'fail', what: gigabytes, fix: 'free some space, or choose another HELIX_HOME' };
}

function checkSecrets({ home }: CliConfig): Finding {
  const file = join(home, 'secrets.json');
  if (!existsSync(file))
    return { state: 'ok', what: `${home} is new; secrets are made at the first start` };
  const open = (statSync(file).mode & 0o077) !== 0;
  return open
    ? { state: 'fail', what: `${file} can be read by others`, fix: `chmod 600 ${file}` }
    : { state: 'ok', what: `${file} is private` };
}

async function checkPorts(config: CliConfig): Promise<Finding[]> {
  const instance = findInstance(config.home);
  if (instance) return [{ state: 'ok', what: `it runs: ${instance.url}` }];
  const ports = [
    { host: config.host, port: config.port, variable: 'HELIX_PORT' },
    { host: '127.0.0.1', port: config.gatewayPort, variable: 'GATEWAY_PORT' },
  ];
  return Promise.all(
    ports.map(async ({ variable, ...address }): Promise<Finding> => {
      try {
        await requireFreePort(address, { variable });
        return { state: 'ok', what: `port ${address.port} is free` };
      } catch (error) {
        return { state: 'fail', what: messageOf(error) };
      }
    }),
  );
}

function checkDashboard(): Finding {
  return existsSync(join(projectRoot, 'apps/web/.next/BUILD_ID'))
    ? { state: 'ok', what: 'the dashboard is built' }
    : { state: 'warn', what: 'the dashboard is not built', fix: 'npm start builds it' };
}

function checkProgram(names: readonly [string, ...string[]], fix: string): Finding {
  const found = findProgram(names);
  return found === undefined
    ? { state: 'warn', what: `${names[0]} is not installed`, fix }
    : { state: 'ok', what: found };
}

/** The first of some programs that is on the path. */
export function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
