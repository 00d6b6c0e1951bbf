export * from './checklist-item.ts';
export * from './endpoints.ts';
export * from './events.ts';
