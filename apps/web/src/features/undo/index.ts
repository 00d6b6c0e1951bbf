export { UndoProvider, useUndo } from './undo-provider.tsx';
