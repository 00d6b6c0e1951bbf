export { PickList } from './pick-list.tsx';
export { PickPopover, PickShell } from './pick-popover.tsx';
export type { PickItem } from './pick-item.ts';
