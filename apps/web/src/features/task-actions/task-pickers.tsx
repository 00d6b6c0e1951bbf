'use client';

import type { ComponentType } from 'react';
import { ActionPicker } from './action-picker.tsx';
import { DuePicker } from './due-picker.tsx';
import { AssigneePicker, PriorityPicker } from './field-pickers.tsx';
import { LabelPicker } from './label-picker.tsx';
import type { PickerKind, PickerProps } from './picker-kind.ts';
import { BoardPicker, ParentPicker } from './place-pickers.tsx';
import { StatusPicker } from './status-picker.tsx';

export const taskPickers: Readonly<Record<PickerKind, ComponentType<PickerProps>>> = {
  status: StatusPicker,
  priority: PriorityPicker,
  assignee: AssigneePicker,
  labels: LabelPicker,
  due: DuePicker,
  board: BoardPicker,
  parent: ParentPicker,
  menu: ActionPicker,
};
