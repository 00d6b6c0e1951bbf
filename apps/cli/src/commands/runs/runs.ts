import type { Command } from 'commander';
import { addRunControl } from './control-runs.ts';
import { addRunFollow } from './follow-run.ts';
import { addRunList, addRunShow, addRunWhy } from './read-runs.ts';

export function addRunCommands(program: Command): void {
  const runs = program.command('runs').description('see agents at work, and have a say in it');
  addRunList(runs);
  addRunShow(runs);
  addRunWhy(runs);
  addRunFollow(runs);
  addRunControl(runs);
}
