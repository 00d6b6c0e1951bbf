export * from './copilot-sign-in.ts';
