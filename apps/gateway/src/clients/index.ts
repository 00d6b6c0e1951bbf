export {
  createEngineRelay,
  type ClientLine,
  type EnginePeer,
  type EngineRelay,
} from './engine-relay.ts';
export { findDeviceFault, type Challenge } from './verify-device.ts';
