export { DocumentEditor } from './document-editor.tsx';
export { MarkdownField } from './markdown-field.tsx';
export type { SavedText } from './saved-text.ts';
export { TextDiff } from './text-diff.tsx';
export { VersionHistory } from './version-history.tsx';
