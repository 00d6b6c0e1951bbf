import { viewColumns, viewGroups, type SavedView } from '@helix/contracts/saved-views';
import { taskSorts, type TaskSort } from '@helix/contracts/tasks';

export type ViewLayout = SavedView['layout'];
export type ViewGroup = (typeof viewGroups)[number];
export type ViewColumn = (typeof viewColumns)[number];
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** How tasks are shown. It stands in the address, so that a link shows the same. */
export type ViewState = {
  readonly filter: string;
  readonly sort: TaskSort;
  readonly group: ViewGroup | null;
  readonly layout: ViewLayout;
  readonly density: Density;
  /** Of a list; those of whoever looks when it is null. */
  readonly columns: readonly ViewColumn[] | null;
};
export const plainView: ViewState = {
  filter: '',
  sort: 'manual',
  group: null,
  layout: 'board',
  density: 'comfortable',
  columns: null,
};

/** Only what differs from how the page shows tasks by itself is written down. */
export function readView(params: URLSearchParams, usual: ViewState): ViewState {
  const group = params.get('group');
  return {
    filter: params.get('filter') ?? usual.filter,
    sort: oneOf(taskSorts, params.get('sort')) ?? usual.sort,
    group: group === 'none' ? null : (oneOf(viewGroups, group) ?? usual.group),
    layout: oneOf(['board', 'list'] as const, params.get('layout')) ?? usual.layout,
    density: oneOf(densities, params.get('density')) ?? usual.density,
    columns: readColumns(params.get('columns'), usual.columns),
  };
}

export function writeView(params: URLSearchParams, view: ViewState, usual: ViewState): string {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string, usualValue: string) =>
    value === usualValue ? next.delete(name) : next.set(name, value);
  put('filter', view.filter, usual.filter);
  put('sort', view.sort, usual.sort);
  put('group', view.group ?? 'none', usual.group ?? 'none');
  put('layout', view.layout, usual.layout);
  put('density', view.density, usual.density);
  put('columns', columnsText(view.columns), columnsText(usual.columns));
  return next.toString();
}

const own = 'own';
const columnsText = (columns: ViewState['columns']) => columns?.join(',') ?? own;

function readColumns(text: string | null, usual: ViewState['columns']): ViewState['columns'] {
  if (text === null) return usual;
  if (text === own) return null;
  return [...new Set(text.split(',').flatMap((name) => oneOf(viewColumns, name) ?? []))];
}

function oneOf<Word extends string>(words: readonly Word[], word: string | null): Word | undefined {
  return words.find((known) => known === word);
}

/** All boards at once: what has changed comes first. */
export const usualTasksView: ViewState = { ...plainView, layout: 'list', sort: '-updated' };
