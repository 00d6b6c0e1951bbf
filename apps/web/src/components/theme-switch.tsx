'use client';

import { useEffect, useState } from 'react';
import { Select } from '@helix/ui';

/** Light, dark, or as the system is; remembered by this browser. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState('');
  useEffect(() => setTheme(localStorage.getItem('theme') ?? ''), []);
  const change = (next: string) => {
    setTheme(next);
    if (next === '') {
      localStorage.removeItem('theme');
      delete document.documentElement.dataset['theme'];
    } else {
      localStorage.setItem('theme', next);
      document.documentElement.dataset['theme'] = next;
    }
  };
  return (
    <Select aria-label="Theme" value={theme} onChange={(event) => change(event.target.value)}>
      <option value="">System theme</option>
      <option value="light">Light</option>
      <option value="dark">Dark</option>
    </Select>
  );
}
