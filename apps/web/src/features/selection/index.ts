export { leaveControl } from './leave-control.ts';
export {
  actionIdsOf,
  SelectionProvider,
  useIsFocused,
  useIsSelected,
  useSelection,
  useSelectionStore,
} from './selection.tsx';
