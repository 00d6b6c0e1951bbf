/** As if it had been typed, so that the browser's own undo knows it. */
export function insertText(
  area: HTMLTextAreaElement,
  text: string,
  [from, to]: readonly [from: number, to: number],
): void {
  area.focus();
  area.setSelectionRange(from, to);
  const isTyped =
    text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (isTyped) return;
  area.setRangeText(text, from, to, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
