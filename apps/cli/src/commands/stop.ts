import type { Command } from 'commander';
import { setTimeout as delay } from 'node:timers/promises';
import { readConfig, readEnvironment } from '../config.ts';
import { exitCodes, Failure } from '../failure.ts';
import { findInstance } from '../home/instance-lock.ts';
import { isAlive, signalProcess } from '../home/process-identity.ts';

const limitMs = 30_000;

export function addStopCommand(program: Command): void {
  program
    .command('stop')
    .description('drain and stop the instance')
    .action(async () => {
      const { home } = readConfig(readEnvironment());
      const instance = findInstance(home);
      if (!instance) throw new Failure(`Nothing runs in ${home}.`, exitCodes.notRunning);
      signalProcess(instance.supervisor, 'SIGTERM');
      const deadline = Date.now() + limitMs;
      while (isAlive(instance.supervisor)) {
        if (Date.now() > deadline)
          throw new Failure('It is still stopping after 30 s; see its logs.');
        await delay(50);
      }
      console.log('Stopped.');
    });
}
