/** Whether a card has the focus of the browser already: it was clicked, and must not move away under the pointer. */
export function isInHand(taskId: string | undefined): boolean {
  const card = document.activeElement?.closest<HTMLElement>('[data-task]');
  return card?.dataset['task'] === taskId;
}
