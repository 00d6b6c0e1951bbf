import { Failure } from '../failure.ts';
import { findProgram } from './doctor.ts';
import { runProgram } from './run-program.ts';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Redis and a Chromium from the system, else from its package manager, else a sentence that says what to install. */
export async function ensureTestPrograms(): Promise<Readonly<Record<string, string>>> {
  const missing = [
    ...(findProgram(['redis-server']) === undefined ? ['redis-server'] : []),
    ...(findProgram(chromiumNames) === undefined ? ['chromium'] : []),
  ];
  if (missing.length > 0) await install(missing);
  const chromium = findProgram(chromiumNames);
  if (chromium === undefined || findProgram(['redis-server']) === undefined)
    throw pleaseInstall(missing);
  return { HELIX_CHROMIUM: chromium };
}

async function install(packages: readonly string[]): Promise<void> {
  const aptGet = findProgram(['apt-get']);
  if (aptGet === undefined) throw pleaseInstall(packages);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  console.log(`… Installing ${packages.join(' and ')} for the tests`);
  const updated = await runProgram([...asRoot, aptGet, 'update', '-qq'], env);
  const installed = await runProgram(
    [...asRoot, aptGet, 'install', '-y', '-qq', '--no-install-recommends', ...packages],
    env,
  );
  if (updated !== 0 || installed !== 0) throw pleaseInstall(packages);
}

function pleaseInstall(packages: readonly string[]): Failure {
  return new Failure(
    `The tests need ${packages.join(' and ')}. Please install it, for example: sudo apt-get install ${packages.join(' ')}`,
  );
}
