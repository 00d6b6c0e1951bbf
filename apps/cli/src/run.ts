import { CommanderError, type Command } from 'commander';
import { ApiError } from '@helix/client';
import { ConfigError } from '@helix/runtime';
import { exitCodes, Failure } from './failure.ts';

/** Runs one command line and answers with its exit code. */
export async function run(program: Command, args: readonly string[]): Promise<number> {
  exitOnce(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    if (error instanceof ConfigError) return say(error.message, exitCodes.badConfig);
    if (error instanceof Failure) return say(error.message, error.exitCode);
    if (error instanceof ApiError) return say(error.message, exitCodes.internal);
    console.error(error);
    return exitCodes.internal;
  }
}

function say(message: string, exitCode: number): number {
  console.error(message);
  return exitCode;
}

/** Commander ends the process by itself unless each command is told not to. */
function exitOnce(command: Command): void {
  command.exitOverride();
  for (const each of command.commands) exitOnce(each);
}
