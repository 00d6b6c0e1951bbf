export * from './board.ts';
export * from './category.ts';
export * from './board-template.ts';
export * from './endpoints.ts';
export * from './events.ts';
export * from './label.ts';
