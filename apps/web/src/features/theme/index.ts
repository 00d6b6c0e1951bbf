export { themeAttribute, themeCookie, themes, toTheme } from './theme.ts';
export { ThemeProvider, themeIcons, themeName, themeUse, useTheme } from './theme-provider.tsx';
