import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { readConfig, readEnvironment } from '../config.ts';
import { Failure } from '../failure.ts';
import { toConsoleLine } from '../logs/console-line.ts';

type Options = { follow?: boolean; lines: string; level: string };
type Source = { name: string; path: string };

export function addLogsCommand(program: Command): void {
  program
    .command('logs')
    .argument('[process]', 'api, web, engine, gateway or supervisor; all of them unless given')
    .description('show what the processes logged, oldest first')
    .option('-f, --follow', 'go on showing what is added')
    .option('-n, --lines <count>', 'how many lines of each', '50')
    .option('--level <level>', 'the least important level to show', 'info')
    .action(async (name: string | undefined, options: Options) => {
      const { home } = readConfig(readEnvironment());
      const sources = findSources(join(home, 'logs'), name);
      await show(sources, options);
      if (options.follow) await Promise.all(sources.map((source) => follow(source, options)));
    });
}

function findSources(folder: string, name: string | undefined): Source[] {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.log'))
        .map((file) => file.slice(0, -'.log'.length))
    : [];
  const wanted = name === undefined ? names : names.filter((each) => each === name);
  if (wanted.length > 0)
    return wanted.map((each) => ({ name: each, path: join(folder, `${each}.log`) }));
  throw new Failure(
    names.length === 0
      ? `There are no logs in ${folder} yet.`
      : `There is no log of ${name}; there are: ${names.join(', ')}.`,
  );
}

async function show(sources: readonly Source[], options: Options): Promise<void> {
  const tails = await Promise.all(sources.map((source) => tailOf(source, Number(options.lines))));
  const lines = tails.flat().toSorted((a, b) => a.time.localeCompare(b.time));
  for (const { text, name } of lines) print(text, name, options.level);
}

async function tailOf({ name, path }: Source, count: number) {
  const kept: { text: string; name: string; time: string }[] = [];
  let time = '';
  for await (const text of createInterface({ input: createReadStream(path) })) {
    // A line that is no JSON (a stack, say) belongs to the one before.
    time = /"time":"([^"]+)"/.exec(text)?.[1] ?? time;
    kept.push({ text, name, time });
    if (kept.length > count) kept.shift();
  }
  return kept;
}

async function follow({ name, path }: Source, options: Options): Promise<void> {
  let position = statSync(path).size;
  for (;;) {
    await delay(250);
    const { size } = statSync(path);
    if (size < position) position = 0;
    if (size === position) continue;
    const input = createReadStream(path, { start: position, end: size - 1 });
    position = size;
    for await (const text of createInterface({ input })) print(text, name, options.level);
  }
}

function print(text: string, name: string, level: string): void {
  const line = toConsoleLine(text, name, level);
  if (line !== undefined) console.log(line);
}
