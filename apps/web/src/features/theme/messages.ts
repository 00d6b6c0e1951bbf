import type { Theme } from './theme.ts';

export const messages = {
  theme: 'Theme',
  use: (name: string) => `Use the theme: ${name}`,
  names: {
    system: 'Like the system',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
  } satisfies Record<Theme, string>,
};
