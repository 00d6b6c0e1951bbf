export { columnsQuery } from './column-queries.ts';
export { FilterBar } from './filter-bar.tsx';
export { readView, usualTasksView, type ViewState } from './view-address.ts';
export { useView, type ViewControl } from './view-state.ts';
export { DisplayMenu, ViewSwitch } from './view-switch.tsx';
