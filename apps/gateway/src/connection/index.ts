export { createListener, type Listener } from './listener.ts';
