import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { Failure } from '../failure.ts';

/** Refuses in one sentence when somebody else listens there. */
export async function requireFreePort(
  address: { host: string; port: number },
  change: { variable: string },
): Promise<void> {
  const problem = await tryToListen(address);
  if (problem === undefined) return;
  if (problem === 'EADDRINUSE') {
    const holder = findHolder(address.port);
    const who = holder === undefined ? 'another program' : `process ${holder.pid} (${holder.name})`;
    throw new Failure(
      `Port ${address.port} is taken by ${who}. Stop it, or choose another port: ${change.variable}=${address.port + 1} npm start`,
    );
  }
  throw new Failure(`Cannot listen on ${address.host}:${address.port}: ${problem}`);
}

function tryToListen({ host, port }: { host: string; port: number }): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Linux tells who listens where, as far as we may look. */
function findHolder(port: number): { pid: number; name: string } | undefined {
  try {
    const inodes = listeningInodes(port);
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (holdsSocket(pid, inodes)) {
        return { pid: Number(pid), name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() };
      }
    }
  } catch {
    // Not Linux, or not for our eyes.
  }
  return undefined;
}

function listeningInodes(port: number): ReadonlySet<string> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    readFileSync(file, 'utf8').split('\n'),
  );
  const listening = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${hexPort}`));
  return new Set(listening.map((fields) => `socket:[${fields[9]}]`));
}

function holdsSocket(pid: string, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}
