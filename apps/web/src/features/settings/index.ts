export { SettingsNav } from './settings-nav.tsx';
export { SettingsPage, SettingsPart } from './settings-page.tsx';
