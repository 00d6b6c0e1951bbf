import { styleText } from 'node:util';
import { z } from 'zod';

const entrySchema = z.looseObject({
  time: z.string().optional(),
  level: z.string().optional(),
  process: z.string().optional(),
  msg: z.string().optional(),
});

const colours: Readonly<Record<string, Parameters<typeof styleText>[0]>> = {
  debug: 'gray',
  info: 'cyan',
  warn: 'yellow',
  error: 'red',
  fatal: ['bold', 'red'],
};
const order = ['debug', 'info', 'warn', 'error', 'fatal'];
const hidden = new Set(['time', 'level', 'process', 'msg', 'pid', 'hostname', 'err']);

/** One log line as people read it, or nothing when it is less important than wanted. */
export function toConsoleLine(line: string, source: string, least: string): string | undefined {
  const entry = parse(line);
  if (!entry) return `${source.padEnd(9)} ${line}`;
  const level = entry.level ?? 'info';
  if (order.indexOf(level) < order.indexOf(least)) return undefined;
  const time = (entry.time ?? '').slice(11, 19);
  const fields = Object.entries(entry)
    .filter(([name]) => !hidden.has(name))
    .map(([name, value]) => styleText('gray', `${name}=${show(value)}`));
  const mark = styleText(colours[level] ?? 'white', level.padEnd(5));
  const head = `${styleText('gray', time)} ${mark} ${(entry.process ?? source).padEnd(9)} ${entry.msg ?? ''}`;
  return [head, ...fields, errorOf(entry)].filter((part) => part !== '').join(' ');
}

function parse(line: string): z.infer<typeof entrySchema> | undefined {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const errorSchema = z.object({ message: z.string(), stack: z.string().optional() });

function errorOf(entry: Readonly<Record<string, unknown>>): string {
  const error = errorSchema.safeParse(entry['err']);
  if (!error.success) return '';
  const isBug = entry['level'] === 'error' || entry['level'] === 'fatal';
  return styleText(
    'red',
    isBug ? `\n${error.data.stack ?? error.data.message}` : error.data.message,
  );
}
