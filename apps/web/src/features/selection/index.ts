export { leaveControl } from './leave-control.ts';
export { selectingLink } from './selecting-link.ts';
export {
  actionIdsOf,
  SelectionProvider,
  useIsFocused,
  useIsSelected,
  useSelection,
  useSelectionStore,
} from './selection.tsx';
