import type { CommandRegistry } from './command-registry.ts';
import type { Command } from './command.ts';
import { isTyping, pressesTarget } from './is-typing.ts';
import { createKeyReader } from './read-keys.ts';

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** Does what the keys mean, for as long as it is not stopped. */
export function listenForKeys(registry: CommandRegistry): () => void {
  const read = createKeyReader();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPress(event) || event.isComposing || event.defaultPrevented || pressesTarget(event))
      return;
    const command = read(
      registry.list().filter((each) => mayRun(each, event)),
      event,
    );
    if (command === undefined) return;
    event.preventDefault();
    command.run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** What a browser fills in by itself comes as an event without a key. */
const isPress = ({ key }: Partial<KeyboardEvent>) => key !== undefined && !modifiers.has(key);

const mayRun = ({ whileTyping = false, repeats = false }: Command, event: KeyboardEvent) =>
  (whileTyping || !isTyping(event.target)) && (repeats || !event.repeat);
