/** Ends a command with one sentence for a person and an exit code for a script. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const exitCodes = {
  failed: 1,
  usage: 2,
  notRunning: 3,
  alreadyRuns: 3,
  notSignedIn: 4,
  forbidden: 5,
  notFound: 6,
  conflict: 7,
  invalid: 8,
  unreachable: 9,
  internal: 70,
  badConfig: 78,
} as const;

export const exitCodeHelp = `Exit codes:
  0 done              4 not signed in     8 refused as invalid
  1 failed            5 not allowed       9 server unreachable or too busy
  2 wrong usage       6 not found        70 a fault of Helix
  3 not running, or   7 in conflict      78 wrong configuration
    running already`;
