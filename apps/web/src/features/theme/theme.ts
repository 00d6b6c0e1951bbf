/** What the browser's system says, unless somebody chose otherwise. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** Kept in a cookie, so that the server's first paint is already in it. */
export const themeCookie = 'helix_theme';

export function toTheme(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'system';
}

/** The attribute that the tokens of the design system look at. */
export function themeAttribute(theme: Theme): string | undefined {
  return theme === 'system' ? undefined : theme;
}
