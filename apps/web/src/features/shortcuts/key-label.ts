const macNames: Readonly<Record<string, string>> = {
  $mod: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Shift: '⇧',
  Alt: '⌥',
};
const otherNames: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Meta: 'Win',
  Shift: 'Shift',
  Alt: 'Alt',
};
const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  Space: 'Space',
  Comma: ',',
  Period: '.',
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
};

/** What is written on the keys: `g b` is [[G], [B]], `$mod+k` is [[⌘, K]]. */
export function keyLabels(keys: string, isMac: boolean): readonly (readonly string[])[] {
  return keys.split(' ').map((press) => {
    const parts = press.split(/(?<=[\w\]])\+/);
    // An optional modifier is what some keyboards need to write the character at all.
    return parts.filter((part) => !/^\[\w+\]$/.test(part)).map((part) => label(part, isMac));
  });
}

function label(part: string, isMac: boolean): string {
  const modifier = (isMac ? macNames : otherNames)[part];
  if (modifier !== undefined) return modifier;
  const code = /^(?:Key|Digit)(.)$/.exec(part)?.[1];
  return keyNames[part] ?? (code ?? part).toUpperCase();
}
