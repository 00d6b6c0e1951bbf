import { createKeybindingsHandler } from 'tinykeys';
import type { CommandRegistry } from './command-registry.ts';
import { isTyping, pressesTarget } from './is-typing.ts';

/** Does what the keys mean, for as long as it is not stopped. */
export function listenForKeys(registry: CommandRegistry): () => void {
  let handle = handlerOf(registry);
  const unsubscribe = registry.subscribe(() => {
    handle = handlerOf(registry);
  });
  const onKeyDown = (event: KeyboardEvent) => handle(event);
  window.addEventListener('keydown', onKeyDown);
  return () => {
    unsubscribe();
    window.removeEventListener('keydown', onKeyDown);
  };
}

function handlerOf(registry: CommandRegistry): EventListener {
  const keys = new Set(registry.list().flatMap((command) => command.keys ?? []));
  // Sequences first: the second key of `g i` is not also `i`.
  const ordered = [...keys].toSorted((one, other) => presses(other) - presses(one));
  return createKeybindingsHandler(
    Object.fromEntries(ordered.map((key) => [key, (event) => runForKey(registry, key, event)])),
    {
      ignore: (event) =>
        event.isComposing ||
        event.defaultPrevented ||
        (isTyping(event.target) && !hasWhileTyping(registry)),
    },
  );
}

const presses = (key: string) => key.split(' ').length;
const hasWhileTyping = (registry: CommandRegistry) =>
  registry.list().some(({ whileTyping = false }) => whileTyping);

function runForKey(registry: CommandRegistry, key: string, event: KeyboardEvent): void {
  const command = registry.forKey(key);
  if (command === undefined || pressesTarget(event)) return;
  if (event.repeat && command.repeats !== true) return;
  if (isTyping(event.target) && command.whileTyping !== true) return;
  event.preventDefault();
  command.run();
}
