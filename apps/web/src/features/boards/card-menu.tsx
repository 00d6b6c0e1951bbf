'use client';

import { useRouter } from 'next/navigation';
import { Eye, Link2, Pencil, SquareArrowOutUpRight } from 'lucide-react';
import type { MenuItem } from '@helix/ui';
import { useBoard } from './board-context.tsx';
import { findCard } from './board-view-patch.ts';
import { messages } from './messages.ts';

export type OpenMenu = { readonly taskId: string; readonly anchor: HTMLElement };
export function CardMenu(_props: OpenMenu & { onClose: () => void }) {
  return null;
}
