import { matchKeybindingPress, parseKeybinding, type KeybindingPress } from 'tinykeys';
import type { Command } from './command.ts';

/** So long the second key of `g i` may take. */
const patienceMs = 1_000;

/**
 * Reads one press after another, and says which command is meant. What was begun does not depend on which commands
 * come and go before its next key.
 */
export function createKeyReader(): (
  commands: readonly Command[],
  event: KeyboardEvent,
) => Command | undefined {
  let begun: readonly KeyboardEvent[] = [];
  return (commands, event) => {
    const press = inLatin(event);
    const last = begun.at(-1);
    const before = last && event.timeStamp - last.timeStamp < patienceMs ? begun : [];
    begun = event.repeat ? before : [];
    for (const presses of [[...before, press], [press]]) {
      const command = commands.find((each) => isMeant(each, presses));
      if (command) {
        begun = [];
        return command;
      }
      if (commands.some((each) => isBegun(each, presses))) {
        begun = presses;
        return undefined;
      }
    }
    return undefined;
  };
}

/** Whether a key does something by itself, or begins what does. */
export function isUnderstood(commands: readonly Command[], event: KeyboardEvent): boolean {
  const presses = [inLatin(event)];
  return commands.some((each) => isMeant(each, presses) || isBegun(each, presses));
}

const isMeant = ({ keys = [] }: Command, presses: readonly KeyboardEvent[]) =>
  keys.some((key) => parse(key).length === presses.length && startsWith(parse(key), presses));

const isBegun = ({ keys = [] }: Command, presses: readonly KeyboardEvent[]) =>
  keys.some((key) => parse(key).length > presses.length && startsWith(parse(key), presses));

const startsWith = (sequence: readonly KeybindingPress[], presses: readonly KeyboardEvent[]) =>
  presses.every((press, index) => {
    const wanted = sequence[index];
    return wanted !== undefined && matchKeybindingPress(press, wanted);
  });

const parsed = new Map<string, readonly KeybindingPress[]>();

function parse(key: string): readonly KeybindingPress[] {
  const sequence = parsed.get(key) ?? parseKeybinding(key);
  parsed.set(key, sequence);
  return sequence;
}

/** A keyboard with other letters has ours where they are on one with Latin letters. */
function inLatin(event: KeyboardEvent): KeyboardEvent {
  const [, key] = /^Key([A-Z])$/.exec(event.code) ?? [];
  const isForeign = /^\p{L}$/u.test(event.key) && !/\p{Script=Latin}/u.test(event.key);
  if (key === undefined || !isForeign) return event;
  const { type, code, shiftKey, ctrlKey, altKey, metaKey } = event;
  return new KeyboardEvent(type, { key, code, shiftKey, ctrlKey, altKey, metaKey });
}
