'use client';

import { useSyncExternalStore } from 'react';

const appleNames: Record<string, string> = {
  $mod: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};
const otherNames: Record<string, string> = { $mod: 'Ctrl', Control: 'Ctrl', Meta: 'Win' };
const keyNames: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Period: '.',
  Comma: ',',
};

/** Keys as the shortcuts' registry writes them: `$mod+k`, `g b`, `Shift+j`. */
export function Kbd({ keys, look = 'plain' }: { keys: string; look?: 'plain' | 'inverse' }) {
  const isApple = useSyncExternalStore(never, onApple, onServer);
  const box =
    look === 'inverse'
      ? 'border-current/30 bg-transparent'
      : 'border-line bg-sunken text-soft shadow-sm';
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keys.split(' ').map((press, index) => (
        <kbd
          key={`${index}${press}`}
          className={`inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs leading-none ${box}`}
        >
          {nameOf(press, isApple)}
        </kbd>
      ))}
    </span>
  );
}

function nameOf(press: string, isApple: boolean): string {
  const names = isApple ? appleNames : otherNames;
  return press
    .split('+')
    .map((key) => names[key] ?? keyNames[key] ?? upper(key.replace(/^Key/, '')))
    .join(isApple ? '' : '+');
}

const upper = (key: string) => (key.length === 1 ? key.toUpperCase() : key);
const never = () => () => undefined;
const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform);
const onServer = () => false;
