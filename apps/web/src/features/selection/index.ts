export {
  actionIdsOf,
  SelectionProvider,
  useIsFocused,
  useIsSelected,
  useSelection,
  useSelectionStore,
} from './selection.tsx';
