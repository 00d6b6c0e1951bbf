/** Inputs that are not written into. */
const notText = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'radio',
  'range',
  'reset',
  'submit',
]);
const ownKeys = '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]';
/** A layer keeps the focus until it has faded, and means no key any more. */
const fading = `:is(${ownKeys})[data-closed]`;
const pressable =
  'a[href],button,summary,[role="button"],[role="checkbox"],[role="switch"],[role="tab"],[role="menuitem"],[role="option"]';

/** Whether keys belong to what has the focus: a field, or a layer on top of the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest(fading) !== null) return false;
  if (target.isContentEditable || target.closest(ownKeys) !== null) return true;
  if (target instanceof HTMLInputElement) return !notText.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Enter and Space press what has the focus before they mean anything else. */
export function pressesTarget(event: KeyboardEvent): boolean {
  const { key, target } = event;
  if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return false;
  if (event.metaKey || event.ctrlKey || event.altKey || target.closest(fading)) return false;
  if (key === ' ' && target.matches('a[href]')) return false;
  return target.matches(pressable) || target instanceof HTMLInputElement;
}
