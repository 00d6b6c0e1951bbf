export { judgeWake } from './judge-wake.ts';
export { listMentionable, listMentionsOf } from './mention.queries.ts';
export { nameInDescription } from './name-in-description.ts';
export { rankMentions } from './rank-mentions.ts';
export { resolveMentions, storeMentions } from './resolve-mentions.ts';
export { explainRefusal } from './wake.policy.ts';
export {
  countAhead,
  countRoom,
  type Room,
  findLiveRuns,
  hasWake,
  insertWake,
  type LiveRun,
  type NewWake,
} from './wake.queries.ts';
