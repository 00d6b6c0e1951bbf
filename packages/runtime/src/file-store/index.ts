export * from './disk-file-store.ts';
export * from './file-store.ts';
