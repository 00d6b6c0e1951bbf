export { LabelEditor } from './label-editor.tsx';
export { labelsQuery } from './label-queries.ts';
