import { expect, test, vi } from 'vitest';
import {
  createCommandRegistry,
  type CommandRegistry,
  type CommandSource,
} from './command-registry.ts';
import type { Command } from './command.ts';

const source = (isGlobal = false): CommandSource => ({ isGlobal, commands: [] });
const command = (id: string, fields: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: 'Test',
  run: () => undefined,
  ...fields,
});
const meant = (registry: CommandRegistry, key: string) =>
  registry.list().find(({ keys = [] }) => keys.includes(key))?.id;

test('what a page offers goes before what is offered everywhere, whichever came first', () => {
  const registry = createCommandRegistry();
  registry.set(source(), [command('page', { keys: ['c'] })]);
  registry.set(source(true), [command('everywhere', { keys: ['c'] })]);
  expect(meant(registry, 'c')).toBe('page');
});

test('of two on one page the later goes first, until it leaves', () => {
  const registry = createCommandRegistry();
  const later = source();
  registry.set(source(), [command('list', { keys: ['j'] })]);
  registry.set(later, [command('panel', { keys: ['j'] })]);
  expect(meant(registry, 'j')).toBe('panel');
  registry.remove(later);
  expect(meant(registry, 'j')).toBe('list');
});

test('what is not available lets the key mean something else', () => {
  const registry = createCommandRegistry();
  registry.set(source(true), [command('everywhere', { keys: ['e'] })]);
  registry.set(source(), [command('page', { keys: ['e'], isAvailable: false })]);
  expect(meant(registry, 'e')).toBe('everywhere');
  expect(registry.list()).toHaveLength(1);
});

test('commands made anew at a render change what is run and disturb nobody', () => {
  const registry = createCommandRegistry();
  const onChange = vi.fn();
  const page = source();
  registry.set(page, [command('save')]);
  registry.subscribe(onChange);
  const run = vi.fn();
  registry.set(page, [command('save', { run })]);
  registry.find('save')?.run();
  expect(run).toHaveBeenCalledOnce();
  expect(onChange).not.toHaveBeenCalled();
  registry.set(page, [command('save', { title: 'Save all' })]);
  expect(onChange).toHaveBeenCalledOnce();
});
