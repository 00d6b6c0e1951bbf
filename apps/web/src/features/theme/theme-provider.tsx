'use client';

import { Contrast, Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { writeCookie } from '../../lib/cookie.ts';
import { messages } from './messages.ts';
import { themeAttribute, themeCookie, type Theme } from './theme.ts';

type ThemeChoice = { readonly theme: Theme; readonly choose: (theme: Theme) => void };

const ThemeContext = createContext<ThemeChoice>({ theme: 'system', choose: () => undefined });

export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setTheme] = useState(initial);
  const choose = useCallback((next: Theme) => {
    setTheme(next);
    writeCookie(themeCookie, next === 'system' ? '' : next);
    const attribute = themeAttribute(next);
    if (attribute === undefined) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = attribute;
  }, []);
  const value = useMemo(() => ({ theme, choose }), [theme, choose]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

export function useTheme(): ThemeChoice {
  return useContext(ThemeContext);
}

export const themeIcons: Readonly<Record<Theme, LucideIcon>> = {
  system: Monitor,
  light: Sun,
  dark: Moon,
  contrast: Contrast,
};

export const themeName = (theme: Theme) => messages.names[theme];
export const themeUse = (theme: Theme) => messages.use(messages.names[theme]);
