export { SavedViewLinks } from './saved-view-links.tsx';
export { savedViewsQuery } from './saved-view-queries.ts';
export { TasksOverview } from './tasks-overview.tsx';
export { boardAddress, stateOf } from './view-link.ts';
export { ViewPage } from './view-page.tsx';
