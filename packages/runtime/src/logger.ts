import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger };

const secretPaths = [
  'password',
  'token',
  'apiKey',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'secret',
].flatMap((name) => [name, `*.${name}`]);

/** JSON lines to standard output; whoever started the process decides where they go. */
export function createLogger(
  options: { process: string; level: string },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: options.level,
      base: { process: options.process },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
