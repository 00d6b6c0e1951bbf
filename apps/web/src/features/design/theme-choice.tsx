'use client';

import { useEffect, useState } from 'react';
import { SegmentedControl } from '@helix/ui';
import { messages } from './messages.ts';

const themes = ['system', 'light', 'dark', 'contrast'] as const;
type Theme = (typeof themes)[number];

/** Shows this page in another theme; what the reader has chosen for everything else comes back afterwards. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset['theme'];
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    return () => {
      if (before === undefined) delete dataset['theme'];
      else dataset['theme'] = before;
    };
  }, [theme]);
  return (
    <SegmentedControl
      label={messages.theme}
      value={theme}
      onValueChange={setTheme}
      options={themes.map((value) => ({ value, label: messages.themes[value] }))}
    />
  );
}
