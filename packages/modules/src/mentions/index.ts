export { listMentionable, listMentionsOf } from './mention.queries.ts';
export { nameInDescription } from './name-in-description.ts';
export { rankMentions } from './rank-mentions.ts';
export { resolveMentions, storeMentions } from './resolve-mentions.ts';
