/** Prefixes tell people and logs what an id is of; the rest is a time-ordered UUID. */
export const idPrefixes = {
  organization: 'org',
  user: 'user',
  member: 'member',
  session: 'session',
  apiKey: 'key',
  invitation: 'invite',
  passwordReset: 'reset',
  department: 'dept',
  board: 'board',
  column: 'column',
  label: 'label',
  task: 'task',
  checklistItem: 'item',
  comment: 'comment',
  review: 'review',
  commentEdit: 'edit',
  mention: 'mention',
  attachment: 'attachment',
  file: 'file',
  agent: 'agent',
  model: 'model',
  run: 'run',
  step: 'step',
  runMessage: 'said',
  chat: 'chat',
  chatMessage: 'message',
  llmCall: 'call',
  notification: 'notification',
  savedView: 'view',
  memory: 'memory',
  question: 'question',
  skill: 'skill',
  skillFile: 'skillfile',
  wake: 'wake',
  clientSession: 'clientsession',
  clientTurn: 'turn',
} as const;
export type IdPrefix = (typeof idPrefixes)[keyof typeof idPrefixes];

export const idPattern = (prefix: IdPrefix) => new RegExp(`^${prefix}_[0-9a-z]{8,40}$`);

export function isIdOf(prefix: IdPrefix, text: string): boolean {
  return idPattern(prefix).test(text);
}
