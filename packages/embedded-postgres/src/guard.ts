import { spawn } from 'node:child_process';

/**
 * A shell that waits for us to die. When our end of its input closes, it lets clients leave for a few seconds
 * and then stops the server, so that a killed launcher leaves none behind. A shell, because it costs a megabyte.
 */
const script = `
cat >/dev/null
kill -TERM "$1" 2>/dev/null || exit 0
tries=0
while [ "$tries" -lt 32 ]; do
  kill -0 "$1" 2>/dev/null || exit 0
  sleep 0.25
  tries=$((tries + 1))
done
kill -INT "$1" 2>/dev/null
`;

export function guardServer(pid: number): { release(): void } {
  const guard = spawn('/bin/sh', ['-c', script, 'helix-postgres-guard', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return { release: () => void guard.kill('SIGKILL') };
}
