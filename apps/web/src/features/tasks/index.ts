export { panelWidthCookie, readPanelWidth } from './panel-size.ts';
export { prefetchTask } from './prefetch-task.ts';
export { TaskPage } from './task-page.tsx';
export { TaskPanel } from './task-panel.tsx';
