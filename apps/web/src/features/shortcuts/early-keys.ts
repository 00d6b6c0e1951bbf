import type { CommandRegistry } from './command-registry.ts';
import { isTyping } from './is-typing.ts';
import { isUnderstood } from './read-keys.ts';

type EarlyKeys = {
  readonly events: KeyboardEvent[];
  /** Told of each. */
  onKey: () => void;
  readonly stop: () => void;
};
declare global {
  interface Window {
    earlyKeys?: EarlyKeys;
  }
}

/** So long after the page has come to life the parts of it may take that a key is meant for. */
const patienceMs = 2_000;

/**
 * Keeps what is pressed before the page understands keys. It is sent as text in the page itself and runs alone there,
 * so it uses nothing from outside of it.
 */
export function keepEarlyKeys(): void {
  const events: KeyboardEvent[] = [];
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target, isTrusted } = event;
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    // What is reached by Tab, such as a field or a link, has a use for its keys itself.
    if (!isTrusted || !(target instanceof HTMLElement) || target.tabIndex >= 0) return;
    if (event.isComposing || (isShortcut && key !== 'k')) return;
    const kept = events.length === 0 ? /^\S$/u : /^(.|Enter|Escape|Backspace|Arrow\w+)$/u;
    if (!kept.test(key)) return;
    event.preventDefault();
    event.stopPropagation();
    events.push(event);
    early.onKey();
  };
  const early: EarlyKeys = {
    events,
    onKey: () => undefined,
    stop() {
      events.length = 0;
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('pointerdown', early.stop, true);
    },
  };
  window.earlyKeys = early;
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('pointerdown', early.stop, true);
}

/**
 * Presses again what was pressed too early, as soon as the first key of it means something. Who goes on with a key that
 * means something at once waits for none before it.
 */
export function understandEarlyKeys(registry: CommandRegistry): () => void {
  const { earlyKeys: early } = window;
  if (!early) return () => undefined;
  const { events, stop } = early;
  let isAtIt = false;
  const begin = (last: number) => {
    const first = events.findIndex((event) => isUnderstood(registry.list(), event));
    if (isAtIt || first === -1 || first > last) return;
    isAtIt = true;
    events.splice(0, first);
    void pressAgain(early);
  };
  early.onKey = () => begin(events.length - 1);
  const unsubscribe = registry.subscribe(() => begin(0));
  const timer = setTimeout(() => isAtIt || stop(), patienceMs);
  begin(0);
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** One after another, as what a key has opened may be what the next one is for. */
async function pressAgain({ events, stop }: EarlyKeys): Promise<void> {
  for (let event = events.shift(); event; event = events.shift()) {
    await Promise.resolve();
    if (isTyping(document.activeElement)) break;
    document.body.dispatchEvent(new KeyboardEvent('keydown', event));
    await Promise.resolve();
  }
  stop();
}
