import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import type { Binaries } from './binaries.ts';
import type { Place } from './data-directory.ts';
import { rotateLog } from './server-log.ts';
import { cleanEnvironment, type Account } from './run-program.ts';

/** For small machines: little memory, few wake-ups when idle. Nothing here weakens durability. */
const defaultSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  dynamic_shared_memory_type: 'mmap',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '96MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '1min',
  wal_writer_delay: '2s',
  bgwriter_delay: '1s',
  jit: 'off',
};

export type Launch = {
  readonly child: ChildProcess;
  readonly logPosition: number;
  readonly exited: Promise<void>;
};

/** Starts the server apart from us: in a session of its own, writing to a file that outlives us. */
export async function launchServer(options: {
  binaries: Binaries;
  account: Account | undefined;
  place: Place;
  port: number;
  settings: Readonly<Record<string, string>>;
}): Promise<Launch> {
  const { binaries, account, place, port } = options;
  await rotateLog(place.log);
  const log = await open(place.log, 'a', 0o600);
  try {
    const logPosition = (await log.stat()).size;
    const settings = Object.entries({ ...defaultSettings, ...options.settings });
    const args = [
      '-D',
      place.data,
      '-p',
      String(port),
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const child = spawn(binaries.postgres, args, {
      ...account,
      cwd: '/',
      detached: true,
      env: cleanEnvironment,
      stdio: ['ignore', log.fd, log.fd],
    });
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    child.unref();
    return { child, logPosition, exited };
  } finally {
    await log.close();
  }
}
