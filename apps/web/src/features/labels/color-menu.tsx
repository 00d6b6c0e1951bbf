'use client';

import { HueDot, Menu } from '@helix/ui';
import { labelColors, type LabelColor } from '@helix/contracts/structure';
import { messages } from './messages.ts';

type ColorMenuProps = {
  /** Of what. */
  name: string;
  color: LabelColor;
  onChange: (color: LabelColor) => void;
};

export function ColorMenu({ name, color, onChange }: ColorMenuProps) {
  return (
    <Menu
      label={messages.colorOf(name)}
      items={labelColors.map((choice) => ({
        label: messages.colors[choice],
        icon: <HueDot color={choice} />,
        checked: choice === color,
        onSelect: () => onChange(choice),
      }))}
      trigger={
        <button
          type="button"
          aria-label={`${messages.colorOf(name)}: ${messages.colors[color]}`}
          className="grid size-8 shrink-0 place-items-center rounded-md border border-edge bg-raised hover:bg-hover touch:size-11"
        >
          <HueDot color={color} />
        </button>
      }
    />
  );
}
