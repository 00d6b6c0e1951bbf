import type { Command } from 'commander';
import { addTaskList, addTaskShow } from './read-tasks.ts';
import {
  addTaskComment,
  addTaskCreate,
  addTaskEdit,
  addTaskExecute,
  addTaskMove,
} from './write-tasks.ts';

export function addTaskCommands(program: Command): void {
  const tasks = program.command('tasks').description('see tasks and work on them');
  addTaskList(tasks);
  addTaskShow(tasks);
  addTaskCreate(tasks);
  addTaskEdit(tasks);
  addTaskMove(tasks);
  addTaskComment(tasks);
  addTaskExecute(tasks);
}
