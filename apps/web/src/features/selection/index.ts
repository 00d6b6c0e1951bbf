export { leaveControl } from './leave-control.ts';
export { selectingLink } from './selecting-link.ts';
export {
  actionIdsAt,
  actionIdsOf,
  SelectionProvider,
  useIsFocused,
  useIsSelected,
  useSelection,
  useSelectionStore,
} from './selection.tsx';
