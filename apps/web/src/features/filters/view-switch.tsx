'use client';

import { Columns3, List, SlidersHorizontal } from 'lucide-react';
import { taskSorts } from '@helix/contracts/tasks';
import { viewGroups } from '@helix/contracts/saved-views';
import { Button, Menu, SegmentedControl, type MenuItem } from '@helix/ui';
import { useCommands } from '../shortcuts/index.ts';
import { messages } from './messages.ts';
import { densities } from './view-address.ts';
import type { ViewControl } from './view-state.ts';

/** The same tasks as a board or as a list. */
export function ViewSwitch({ control }: { control: ViewControl }) {
  const { layout } = control.view;
  const other = layout === 'board' ? 'list' : 'board';
  useCommands([
    {
      id: 'view.layout',
      title: messages.showAs(messages.layouts[other]),
      group: messages.display,
      keys: ['$mod+Shift+b'],
      icon: other === 'board' ? Columns3 : List,
      run: () => control.change({ layout: other }),
    },
  ]);
  return (
    <SegmentedControl
      label={messages.layout}
      size="small"
      value={layout}
      onValueChange={(next) => control.change({ layout: next })}
      options={[
        { value: 'board', label: messages.layouts.board, icon: <Columns3 aria-hidden /> },
        { value: 'list', label: messages.layouts.list, icon: <List aria-hidden /> },
      ]}
    />
  );
}

type DisplayMenuProps = {
  control: ViewControl;
  /** Where there is nothing but a list. */
  isList?: boolean;
};

/** In what order, in which groups and how densely tasks are shown. A board keeps its own order. */
export function DisplayMenu({
  control,
  isList = control.view.layout === 'list',
}: DisplayMenuProps) {
  const { sort, group, density } = control.view;
  const groups: readonly (typeof group)[] = [null, ...viewGroups];
  const items: MenuItem[] = [
    {
      label: messages.groupBy,
      items: groups.map((choice) => ({
        label: choice === null ? messages.noGroup : messages.groups[choice],
        checked: choice === group,
        onSelect: () => control.change({ group: choice }),
      })),
    },
    ...(isList
      ? [
          {
            label: messages.sortBy,
            items: taskSorts.map((choice) => ({
              label: messages.sorts[choice],
              checked: choice === sort,
              onSelect: () => control.change({ sort: choice }),
            })),
          },
        ]
      : []),
    'separator',
    ...densities.map((choice) => ({
      label: messages.densities[choice],
      checked: choice === density,
      onSelect: () => control.change({ density: choice }),
    })),
  ];
  return (
    <Menu
      label={messages.display}
      align="end"
      items={items}
      trigger={
        <Button look="quiet" size="small" icon={<SlidersHorizontal />}>
          {messages.display}
        </Button>
      }
    />
  );
}
