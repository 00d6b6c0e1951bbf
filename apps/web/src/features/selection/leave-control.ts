/** Who walks on by keys leaves what has the focus beside the tasks, such as the button of the filter. */
export function leaveControl(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest('[data-task]') === null)
    activeElement.blur();
}
