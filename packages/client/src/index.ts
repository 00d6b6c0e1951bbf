export { ApiError, refusalOf } from './api-error.ts';
export {
  createClient,
  type CallOptions,
  type Client,
  type ClientOptions,
} from './create-client.ts';
export { follow, type FollowOptions, type FollowState, type StreamFrame } from './follow.ts';
export { readAll } from './read-all.ts';
