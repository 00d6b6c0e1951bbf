'use client';

import { useSyncExternalStore } from 'react';
import type { Agent } from '@helix/contracts/agents';
import { canDrawEmoji } from '../../lib/can-draw-emoji.ts';

/** Written out, so that Tailwind finds them. */
const colors: Readonly<Record<Agent['avatar']['color'], string>> = {
  gray: 'text-hue-gray',
  red: 'text-hue-red',
  orange: 'text-hue-orange',
  amber: 'text-hue-amber',
  green: 'text-hue-green',
  teal: 'text-hue-teal',
  blue: 'text-hue-blue',
  indigo: 'text-hue-indigo',
  purple: 'text-hue-purple',
  pink: 'text-hue-pink',
};
const sizes = {
  tiny: 'size-4 text-[0.625rem]',
  small: 'size-6 text-sm',
  medium: 'size-9 text-lg',
  large: 'size-12 text-2xl',
} as const;

const never = () => () => undefined;
const always = () => true;

type AgentAvatarProps = {
  name: string;
  avatar: Agent['avatar'];
  size?: keyof typeof sizes;
};

/** The face of an agent; its name stands beside it. */
export function AgentAvatar({ name, avatar, size = 'medium' }: AgentAvatarProps) {
  const hasEmoji = useSyncExternalStore(never, canDrawEmoji, always);
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-[28%] bg-[color-mix(in_oklab,currentColor_16%,var(--raised))] leading-none font-semibold select-none ${sizes[size]} ${colors[avatar.color]}`}
    >
      <span
        data-face={hasEmoji ? avatar.emoji : (name.trim()[0] ?? '').toUpperCase()}
        className="before:content-[attr(data-face)]"
      />
    </span>
  );
}
