'use client';

import { useSyncExternalStore } from 'react';
import { hueTexts } from '@helix/ui';
import type { Agent } from '@helix/contracts/agents';
import { canDrawEmoji } from '../../lib/can-draw-emoji.ts';

const sizes = {
  tiny: 'size-4 text-[0.625rem]',
  small: 'size-5 text-xs',
  medium: 'size-6 text-sm',
  large: 'size-9 text-lg',
  huge: 'size-12 text-2xl',
} as const;

const never = () => () => undefined;
const always = () => true;

type AgentAvatarProps = {
  name: string;
  avatar: Agent['avatar'];
  size?: keyof typeof sizes;
  /** Nothing beside it says the name. */
  isNamed?: boolean;
};
export type AgentAvatarSize = keyof typeof sizes;

/** The face of an agent. Agents have corners, people are round: told apart without a colour. */
export function AgentAvatar({ name, avatar, size = 'large', isNamed = false }: AgentAvatarProps) {
  const hasEmoji = useSyncExternalStore(never, canDrawEmoji, always);
  return (
    <span
      {...(isNamed ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true })}
      className={`grid shrink-0 place-items-center rounded-[28%] bg-[color-mix(in_oklab,currentColor_16%,var(--raised))] leading-none font-semibold select-none ${sizes[size]} ${hueTexts[avatar.color]}`}
    >
      <span
        data-face={hasEmoji ? avatar.emoji : (name.trim()[0] ?? '').toUpperCase()}
        className="before:content-[attr(data-face)]"
      />
    </span>
  );
}
