import type { Command } from 'commander';
import { addTaskList, addTaskShow } from './read-tasks.ts';
import { addTaskLife } from './task-life.ts';
import {
  addTaskAssign,
  addTaskComment,
  addTaskCreate,
  addTaskEdit,
  addTaskMove,
} from './write-tasks.ts';

export function addTaskCommands(program: Command): void {
  const tasks = program.command('tasks').description('see tasks and work on them');
  addTaskList(tasks);
  addTaskShow(tasks);
  addTaskCreate(tasks);
  addTaskEdit(tasks);
  addTaskMove(tasks);
  addTaskAssign(tasks);
  addTaskComment(tasks);
  addTaskLife(tasks);
}
