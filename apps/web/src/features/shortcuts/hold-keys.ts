const patienceMs = 10_000;

type Awaited = {
  /** What the focus comes to, or comes into. */
  readonly selector: string;
  readonly onEscape?: () => void;
};

/**
 * Keeps what is typed between asking for a layer or a page and its field having the focus, for that field: it may
 * still have to be loaded, and nobody waits for it before writing.
 */
export function holdKeys({ selector, onEscape = () => undefined }: Awaited): () => void {
  const holding = new AbortController();
  const { signal } = holding;
  const stop = () => holding.abort();
  let text = '';
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'Tab' || key === 'Shift') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') {
      stop();
      onEscape();
    }
    if (key === 'Backspace') text = text.slice(0, -1);
    else if (key.length === 1 && !event.repeat) text += key;
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target.closest(selector) === null) return;
    stop();
    if (text !== '' && isField(target)) write(target, text);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true, signal });
  window.addEventListener('focusin', onFocusIn, { signal });
  window.addEventListener('pointerdown', stop, { capture: true, signal });
  const timer = setTimeout(stop, patienceMs);
  signal.addEventListener('abort', () => clearTimeout(timer));
  return stop;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: HTMLElement): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function write(field: Field, text: string): void {
  field.setRangeText(text, field.value.length, field.value.length, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
