import { withoutDirectives } from './directive-blocks.ts';
import { createChoices, type Choices } from './random.ts';
import { countTokens } from './tokens.ts';

const label =
  '> **Simulated result.** No AI model was called; the simulator built into Helix composed this text.';
const pointLimit = 4;
const pointLength = 90;

/** A plausible piece of work on what the prompt asks for. The same prompt always gives the same answer. */
export function composeAnswer(
  userText: string,
  options: {
    seed: string;
    minimumTokens: number;
    say: string | undefined;
    results: readonly { name: string; result: string }[];
  },
): string {
  const { seed, minimumTokens, say, results: gathered } = options;
  const task = readTask(userText);
  const choices = createChoices(`${seed}${userText}`);
  if (say !== undefined) return `${label}\n\n${say}`;
  const parts = [label, `## ${task.title}`, opening(task, choices)];
  if (gathered.length > 0) {
    const lines = gathered.map(({ name, result }) => `- **${name}**: ${oneLine(result)}`);
    parts.push(`### What the tools gave\n\n${lines.join('\n')}`);
  }
  if (task.feedback !== undefined) {
    parts.push(
      `### What changed after the review\n\n- You wrote: “${task.feedback}”. The text below takes it into account.`,
    );
  }
  const results = task.points.map((point) => `- **${point}**: ${choices.next(findings)}`);
  parts.push(`### Result\n\n${results.join('\n')}`);
  parts.push(
    `### How I checked it\n\n${choices.pick(checks)}`,
    `### Open points\n\n${choices.pick(openPoints)}`,
  );
  for (let note = 1; countTokens(parts.join('\n\n')) < minimumTokens; note += 1) {
    parts.push(
      `### Note ${note}\n\n${choices.pick(findings)} ${choices.pick(checks)} ${choices.pick(openPoints)}`,
    );
  }
  return parts.join('\n\n');
}

/** What is said while tools are asked for. */
export function composeStep(names: readonly string[]): string {
  return `> **Simulated step.** No AI model was called; the simulator asks for ${names.join(', ')}.`;
}

export function composeThought(userText: string, tokens: number): string {
  const choices = createChoices(userText);
  let thought = 'Simulated thinking.';
  while (countTokens(thought) < tokens) thought += ` ${choices.pick(checks)}`;
  return thought;
}

type Asked = { title: string; points: string[]; feedback: string | undefined };

function readTask(userText: string): Asked {
  const whole = withoutDirectives(userText);
  // In a conversation there is no task: what was said last is answered.
  const text = readBlock(whole, 'title') === undefined ? (lastSaid(whole) ?? whole) : whole;
  const description = readBlock(text, 'description') ?? text;
  const title = oneLine(readBlock(text, 'title') ?? firstLine(text) ?? 'Your request');
  const points = splitPoints(description);
  const feedback = readBlock(text, 'feedback');
  return {
    title,
    points: points.length > 0 ? points : [title],
    feedback: feedback === undefined ? undefined : oneLine(feedback),
  };
}

/** User text in our prompts is delimited; a prompt of another make is taken as it is. */
function readBlock(text: string, name: string): string | undefined {
  const [, body] =
    new RegExp(`<data name="${name}"[^>]*>\\n([\\s\\S]*?)\\n</data>`).exec(text) ?? [];
  return body === undefined || body.trim() === '' ? undefined : body.trim();
}

function lastSaid(text: string): string | undefined {
  const said = [...text.matchAll(/<data name="message"[^>]*>\n([\s\S]*?)\n<\/data>/g)].at(-1)?.[1];
  return said === undefined || said.trim() === '' ? undefined : said.trim();
}

function splitPoints(description: string): string[] {
  const lines = description.split('\n').map((line) => line.trim());
  const listed = lines.filter((line) => /^([-*+]|\d+[.)])\s+\S/.test(line));
  const chosen = listed.length > 0 ? listed : description.split(/(?<=[.!?])\s+|\n+/);
  return chosen
    .map((point) =>
      oneLine(point.replace(/^([-*+]|\d+[.)]|#+)\s+(\[[ x]\]\s+)?/i, '').replace(/[.:;]+$/, '')),
    )
    .filter((point) => /[\p{L}\p{N}]{2}/u.test(point) && !point.startsWith('<'))
    .slice(0, pointLimit);
}

function firstLine(text: string): string | undefined {
  return text.split('\n').find((line) => line.trim() !== '');
}

function oneLine(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^#+\s*/, '');
  return line.length > pointLength ? `${line.slice(0, pointLength - 1).trimEnd()}…` : line;
}

function opening(task: Asked, choices: Choices): string {
  const count = task.points.length === 1 ? 'one point' : `${task.points.length} points`;
  return choices.pick([
    `I read the task as ${count} and worked through it in the order given. Everything below is ready for your review.`,
    `This covers ${count}. I kept to what the task says and marked where I had to assume something.`,
    `Here is a first complete version. It answers ${count}; each can be changed without touching the others.`,
  ]);
}

const findings = [
  'done as described; the simplest form that satisfies the request was chosen.',
  'worked out, with the assumptions written down so that they can be corrected.',
  'drafted in full and shortened once, because the first version repeated itself.',
  'settled by comparing two ways and keeping the one that is easier to undo.',
] as const;

const checks = [
  'I read the result once more against each sentence of the task and found nothing left out.',
  'I went through the points one by one, and looked for places where a reader could stumble.',
  'I compared the outcome with the description and the comments; they agree.',
] as const;

const openPoints = [
  '- Is there a date by which this has to be public?\n- Who else should read it before it is used?',
  '- One number is an assumption; please confirm it.\n- If the audience changes, the tone should change with it.',
  '- Nothing blocks this. A short look by a second person would still do it good.',
] as const;
