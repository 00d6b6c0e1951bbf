import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { exitCodes, Failure } from '../failure.ts';

/** Asks on the terminal; the question goes to the other stream, so that answers can be piped on. */
export async function ask(question: string): Promise<string> {
  requireTerminal(question);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question}: `)).trim();
  } finally {
    lines.close();
  }
}

/** The same without showing what is typed. */
export async function askSecretly(question: string): Promise<string> {
  requireTerminal(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(`${question}: `);
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** A typed confirmation before what cannot be undone. */
export async function confirm(what: string, expected: string): Promise<void> {
  const answer = await ask(`${what}\nType ${expected} to go on`);
  if (answer !== expected) throw new Failure('Nothing was done.', exitCodes.usage);
}

/** What is piped in, without its last line break. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

/** What was given, where `-` stands for what is piped in. */
export function textOf(given: string): Promise<string> {
  return given === '-' ? readStandardInput() : Promise.resolve(given);
}

function requireTerminal(question: string): void {
  if (process.stdin.isTTY) return;
  throw new Failure(
    `"${question}" cannot be asked without a terminal; see --help for the option that gives it.`,
    exitCodes.usage,
  );
}
