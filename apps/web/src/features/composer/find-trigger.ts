/** What somebody is about to name, from its sign up to the caret. */
export type Trigger =
  | { readonly kind: 'mention' | 'task' | 'command'; readonly query: string; readonly from: number }
  | {
      readonly kind: 'argument';
      readonly command: string;
      readonly query: string;
      readonly from: number;
    };

const argumentForm = /^\/(?<command>[a-z-]+) (?<query>[^\n]{0,60})$/i;
const commandForm = /^\/(?<query>[a-z-]{0,30})$/i;
const mentionForm = /(?:^|[^\p{L}\p{N}_@./\\+=-])@(?<query>[\p{L}\p{N}_.'’-]{0,60})$/u;
const taskForm = /(?:^|[\s(])#(?<query>[\p{L}\p{N}-]{1,60})$/u;

/** Commands stand at the beginning of a text; people, agents and tasks anywhere but in code. */
export function findTrigger(
  text: string,
  caret: number,
  { hasCommands }: { hasCommands: boolean },
): Trigger | undefined {
  const before = text.slice(0, caret);
  if (hasCommands) {
    const { command, query } = argumentForm.exec(before)?.groups ?? {};
    if (command !== undefined && query !== undefined) {
      return {
        kind: 'argument',
        command: command.toLowerCase(),
        query,
        from: caret - query.length,
      };
    }
    const name = commandForm.exec(before)?.groups?.['query'];
    if (name !== undefined) return { kind: 'command', query: name.toLowerCase(), from: 0 };
  }
  if (isInCode(before)) return undefined;
  const mention = mentionForm.exec(before)?.groups?.['query'];
  if (mention !== undefined) {
    return { kind: 'mention', query: mention, from: caret - mention.length - 1 };
  }
  const task = taskForm.exec(before)?.groups?.['query'];
  return task === undefined
    ? undefined
    : { kind: 'task', query: task, from: caret - task.length - 1 };
}

function isInCode(before: string): boolean {
  const fences = before.match(/^ {0,3}```/gm)?.length ?? 0;
  if (fences % 2 === 1) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (line.match(/`/g)?.length ?? 0) % 2 === 1;
}
