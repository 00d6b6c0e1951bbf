export { FilterBar } from './filter-bar.tsx';
export { plainView, useView, type ViewControl, type ViewState } from './view-state.ts';
export { DisplayMenu, ViewSwitch } from './view-switch.tsx';
