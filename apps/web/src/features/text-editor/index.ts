export { EditorTabs } from './editor-tabs.tsx';
export { DocumentEditor } from './document-editor.tsx';
export { MarkdownField } from './markdown-field.tsx';
export type { SavedText } from './saved-text.ts';
export { textsOf } from './texts-of.ts';
export { VersionHistory } from './version-history.tsx';
