/** Ends a command with one sentence for a person and an exit code for a script. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const exitCodes = { failed: 1, notRunning: 3, alreadyRuns: 3, badConfig: 78 } as const;
