'use client';

import { useState, type ReactElement } from 'react';
import type { PickItem } from './pick-item.ts';
import { PickPopover } from './pick-popover.tsx';

type PickMenuProps = {
  /** What is picked, such as "Assignee"; names the list and its search. */
  label: string;
  items: readonly PickItem[];
  /** A button. Without one, `open` and `anchor` say when and where. */
  trigger?: ReactElement;
  anchor?: Element | null;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  placeholder?: string;
  align?: 'start' | 'center' | 'end';
} & (
  | { multiple?: false; value: string | null; onPick: (id: string) => void }
  | { multiple: true; value: readonly string[]; onPick: (ids: readonly string[]) => void }
);

/** A choice that opens, shows what is chosen, and closes when one is made; of several, each is put on and off. */
export function PickMenu(props: PickMenuProps) {
  const { label, items, trigger, anchor, align, placeholder } = props;
  const [isOpenInside, setIsOpenInside] = useState(false);
  const setIsOpen = (isOpen: boolean) => {
    setIsOpenInside(isOpen);
    props.onOpenChange?.(isOpen);
  };
  const isChosen = (id: string) => (props.multiple ? props.value.includes(id) : props.value === id);
  const pick = ({ id }: PickItem) => {
    if (props.multiple) {
      const others = props.value.filter((other) => other !== id);
      props.onPick(isChosen(id) ? others : [...others, id]);
      return;
    }
    setIsOpen(false);
    props.onPick(id);
  };
  return (
    <PickPopover
      label={label}
      open={props.open ?? isOpenInside}
      onOpenChange={setIsOpen}
      items={items.map((item) => ({ ...item, state: isChosen(item.id) ? 'on' : 'off' }))}
      isMultiple={props.multiple ?? false}
      onPick={pick}
      {...(trigger && { trigger })}
      {...(anchor && { anchor })}
      {...(align && { align })}
      {...(placeholder !== undefined && { placeholder })}
    />
  );
}
