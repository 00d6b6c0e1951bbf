export const messages = {
  title: 'Keyboard shortcuts',
  description: 'What can be pressed here. Never while you write, except with a modifier key.',
  filter: 'Find a shortcut',
  none: 'No shortcut is called that.',
  or: 'or',
};
