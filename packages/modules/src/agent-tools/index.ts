export { createToolbox } from './toolbox.ts';
