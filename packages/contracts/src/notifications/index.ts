export * from './notification.ts';
export * from './preferences.ts';
