export { simulatedModels } from './directives.ts';
export { startSimulatedProvider, type SimulatedProvider } from './server.ts';
