export * from './capabilities.ts';
export * from './frame.ts';
export * from './handshake.ts';
export * from './messages.ts';
export * from './protocol-version.ts';
export * from './run-control.ts';
export * from './run-events.ts';
export * from './run-start.ts';
